package org.genloss.curate.tail;

import java.util.Arrays;

/** Where the highest part of some numbers begins. */
final class Quantile {
    private Quantile() {}

    /** The value that about this share of the numbers, at least one, reach; infinite if there are none. */
    static double upper(double[] values, double share) {
        if (values.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = (int) Math.max(1, Math.round(share * sorted.length));
        return sorted[sorted.length - count];
    }
}
