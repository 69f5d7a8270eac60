package org.genloss.testkit.calibration;

import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;

/**
 * A known change between a reference and a generation.
 *
 * @param name what was changed
 * @param data of what
 * @param sizes items a side
 * @param seeds how many runs a size
 * @param maker makes the two sides
 */
record Change(String name, String data, List<Integer> sizes, int seeds, Maker maker) {
    /** The two sides of a check. */
    record Sides(Corpus reference, Corpus generation) {}

    interface Maker {
        Sides sides(int n, Seed seed);
    }

    Change {
        sizes = List.copyOf(sizes);
    }
}
