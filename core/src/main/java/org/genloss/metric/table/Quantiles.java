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
        double position = position(n, q);
        int index = (int) Math.floor(position);
        double low = at(numbers, counts, index);
        return index + 1 >= n ? low : low + (position - index) * (at(numbers, counts, index + 1) - low);
    }

    /** The same of ascending shares, in one pass over the levels. */
    static double[] of(double[] numbers, int[] counts, double[] ascending) {
        int n = 0;
        for (int level = 0; level < numbers.length; level++) {
            n += counts[level];
        }
        double[] quantiles = new double[ascending.length];
        int level = 0;
        int passed = counts[0];
        for (int i = 0; i < quantiles.length; i++) {
            double position = position(n, ascending[i]);
            int index = (int) Math.floor(position);
            while (passed <= index) {
                passed += counts[++level];
            }
            double low = numbers[level];
            int next = level;
            for (int beyond = passed; index + 1 < n && beyond <= index + 1; beyond += counts[next]) {
                next++;
            }
            quantiles[i] = index + 1 >= n ? low : low + (position - index) * (numbers[next] - low);
        }
        return quantiles;
    }

    /** (n-1) q; a whole number where it is one but for rounding, as of 0.7 of 90: next to a value is not at it, and equal edges would be two. */
    private static double position(int n, double q) {
        double position = (n - 1) * q;
        double whole = Math.rint(position);
        return Math.abs(position - whole) <= 4 * Math.ulp(position) ? whole : position;
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
