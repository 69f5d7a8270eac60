package org.genloss.metric.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;

/**
 * The columns of a pool as inputs of a linear classifier, blind to the sides: numbers by their mean rank, from -1 to 1, and its square; categories as one
 * input for each of the values that are most frequent; missing cells as a value. The first {@value #MOST_INPUTS} inputs count.
 *
 * @param rows the rows that have them
 * @param width inputs of a row
 * @param x inputs, row after row
 */
record SideInputs(SideRows rows, int width, double[] x) {
    private static final int MOST_INPUTS = 100;
    private static final int MOST_VALUES = 10;

    /** @param items of each side, those of smallest group hash */
    record Of(int items) implements Pool.Coding<SideInputs> {
        @Override
        public SideInputs code(Pool pool) {
            SideRows rows = pool.get(new SideRows.Of(items));
            int[] taken = rows.taken();
            List<double[]> inputs = new ArrayList<>();
            for (Column column : Columns.of(pool).all()) {
                int[] codes =
                        IntStream.of(taken).map(item -> column.codes()[item]).toArray();
                add(inputs, column, codes);
            }
            int width = Math.min(inputs.size(), MOST_INPUTS);
            double[] x = new double[taken.length * width];
            for (int j = 0; j < width; j++) {
                for (int i = 0; i < taken.length; i++) {
                    x[i * width + j] = inputs.get(j)[i];
                }
            }
            return new SideInputs(rows, width, x);
        }
    }

    private static void add(List<double[]> inputs, Column column, int[] codes) {
        int[] counts = new int[column.levels() + 1];
        for (int code : codes) {
            counts[code]++;
        }
        if (column.numeric()) {
            double[] ranks = ranks(counts, column.levels());
            inputs.add(IntStream.of(codes).mapToDouble(code -> ranks[code]).toArray());
            inputs.add(IntStream.of(codes)
                    .mapToDouble(code -> ranks[code] * ranks[code])
                    .toArray());
        }
        int from = column.numeric() ? column.levels() : 0;
        IntStream.range(from, counts.length)
                .filter(level -> counts[level] > 0 && counts[level] < codes.length)
                .boxed()
                .sorted((a, b) -> counts[a] == counts[b] ? a - b : counts[b] - counts[a])
                .limit(MOST_VALUES)
                .forEach(level -> inputs.add(IntStream.of(codes)
                        .mapToDouble(code -> code == level ? 1 : 0)
                        .toArray()));
    }

    /** Mean rank of each level among the known values, from -1 to 1; 0 for the missing. */
    private static double[] ranks(int[] counts, int levels) {
        double known = Arrays.stream(counts, 0, levels).sum();
        double[] ranks = new double[levels + 1];
        double below = 0;
        for (int level = 0; level < levels; level++) {
            ranks[level] = (2 * below + counts[level]) / known - 1;
            below += counts[level];
        }
        return ranks;
    }
}
