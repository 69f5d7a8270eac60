package org.genloss.metric.table;

/** Quantiles of values given as counts at ascending levels. */
final class Quantiles {
    private Quantiles() {}

    /** Linear interpolation at position (n-1) q (R-7; Hyndman and Fan 1996); counts must hold at least one value. */
    static double of(double[] numbers, int[] counts, double q) {
        int n = 0;
        for (int level = 0; level < numbers.length; level++) {
            n += counts[level];
        }
        double position = (n - 1) * q;
        int index = (int) Math.floor(position);
        double low = at(numbers, counts, index);
        return index + 1 >= n ? low : low + (position - index) * (at(numbers, counts, index + 1) - low);
    }

    /** The value with that index in ascending order. */
    private static double at(double[] numbers, int[] counts, int index) {
        int level = 0;
        for (int passed = counts[0]; passed <= index; passed += counts[level]) {
            level++;
        }
        return numbers[level];
    }
}
