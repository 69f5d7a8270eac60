package org.genloss.metric;

/** Differences that are 0 but for the order of summation: the same items in another order must give no difference at all. */
public final class Rounding {
    /** Far above the error of a sum of a million numbers, far below anything that data can show. */
    private static final double SHARE = 1e-12;

    private Rounding() {}

    /**
     * a - b, or exactly 0 where they agree but for rounding: to four units in the last place, and 1e-12 of the size.
     *
     * @param size what a difference is large or small against, 0 or more: the standard deviation for means, 1 for correlations
     */
    public static double difference(double a, double b, double size) {
        double last = 4 * Math.ulp(Math.max(Math.abs(a), Math.abs(b)));
        return Math.abs(a - b) <= last + SHARE * size ? 0 : a - b;
    }
}
