package org.genloss.testkit.calibration;

import java.util.List;
import java.util.function.IntFunction;
import org.genloss.data.Seed;

/** One question, asked of many data sets, sizes and seeds. */
interface Study {
    /** Also the name of its file of results, without ending. */
    String name();

    /** Names of the columns: first what names a cell, then {@code seed}, then what was found. */
    List<String> columns();

    /** What is to be measured; cheap to list. */
    List<Cell> cells();

    /** Its section of the page, from rows of all columns. */
    String markdown(Rows rows);

    /**
     * A place in a table, filled by running one seed after another.
     *
     * @param key what names it, in the order of the columns
     * @param seeds how many seeds are enough
     * @param weight how much of the time it gets, beside the others
     * @param rows runs one seed; each row holds what comes after the seed
     */
    record Cell(List<String> key, int seeds, double weight, IntFunction<List<List<String>>> rows) {
        public Cell {
            key = List.copyOf(key);
        }

        /** One like the others. */
        Cell(List<String> key, int seeds, IntFunction<List<List<String>>> rows) {
            this(key, seeds, 1, rows);
        }
    }

    /** The root of one run's randomness. */
    static Seed seed(String study, int seed) {
        return Seed.of(seed).child("calibration").child(study);
    }
}
