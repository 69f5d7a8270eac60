package org.genloss.metric.vector;

/** Sums over pairs of two sets of m and n points: within each set every pair of different points once, and each point with itself apart. */
final class PairSums {
    private final double m;
    private final double n;
    double first;
    double second;
    double firstSelf;
    double secondSelf;
    double cross;

    PairSums(int m, int n) {
        this.m = m;
        this.n = n;
    }

    /** Mean over the m n pairs of a point of the first set and one of the second. */
    double across() {
        return cross / m / n;
    }

    /** Mean over the pairs of different points of the first set; NaN where there is none. */
    double withinFirst() {
        return m < 2 ? Double.NaN : 2 * first / m / (m - 1);
    }

    /** Mean over the pairs of different points of the first set, plus that of the second: both unbiased. */
    double withinOthers() {
        return withinFirst() + 2 * second / n / (n - 1);
    }

    /** Mean over all m^2 ordered pairs of the first set, points with themselves included, plus that of the second. */
    double withinAll() {
        return (2 * first + firstSelf) / m / m + (2 * second + secondSelf) / n / n;
    }
}
