package org.genloss.verdict;

import java.util.Arrays;

/** Quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, type 7), and moments. */
public final class Quantiles {
    private Quantiles() {}

    /** The finite numbers of the array, sorted. */
    public static double[] sorted(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /** The q-quantile of sorted numbers; NaN where there are none. */
    public static double of(double[] sorted, double q) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = q * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Standard deviation, divisor n - 1; 0 for a single number, and where all differences are rounding. */
    static double deviation(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double sum = 0;
        double largest = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
            largest = Math.max(largest, Math.abs(value));
        }
        double deviation = Math.sqrt(sum / (values.length - 1));
        return deviation > 1e-12 * largest ? deviation : 0;
    }
}
