package org.genloss.verdict;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * P values of several questions, adjusted for their number: an adjusted p value at most alpha is a finding at that error rate. Adjusted values
 * are in the order given, and at most 1.
 */
public enum Adjustment {
    /** The chance of any false finding, whatever the dependence: m p (Bonferroni 1936). */
    BONFERRONI,
    /** The same rate, never less powerful: the largest (m - i + 1) p(i) over all ranks i up to its own (Holm 1979). */
    HOLM,
    /**
     * The expected share of false ones among the findings, where p values are independent or depend positively: the smallest m p(i) / i over
     * all ranks from its own (Benjamini and Hochberg 1995).
     */
    BENJAMINI_HOCHBERG,
    /** The same share whatever the dependence: times 1 + 1/2 + .. + 1/m (Benjamini and Yekutieli 2001). */
    BENJAMINI_YEKUTIELI;

    private static final double ROUNDING = 1e-9;

    /**
     * The adjusted values.
     *
     * @throws IllegalArgumentException where a value is no probability
     */
    public double[] adjust(double[] p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1 + ROUNDING)) {
                throw new IllegalArgumentException(
                        "a p value lies between 0 and 1; one of the " + p.length + " is " + value);
            }
        }
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        boolean up = this == BENJAMINI_HOCHBERG || this == BENJAMINI_YEKUTIELI;
        double last = up ? 1 : 0;
        for (int step = 0; step < order.length; step++) {
            int rank = up ? order.length - step : step + 1;
            double own = Math.min(1, factor(rank, p.length) * p[order[rank - 1]]);
            last = this == BONFERRONI ? own : up ? Math.min(last, own) : Math.max(last, own);
            adjusted[order[rank - 1]] = last;
        }
        return adjusted;
    }

    private double factor(int rank, int m) {
        return switch (this) {
            case BONFERRONI -> m;
            case HOLM -> m - rank + 1;
            case BENJAMINI_HOCHBERG -> (double) m / rank;
            case BENJAMINI_YEKUTIELI ->
                (double) m
                        / rank
                        * IntStream.rangeClosed(1, m).mapToDouble(i -> 1.0 / i).sum();
        };
    }
}
