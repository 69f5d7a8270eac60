package org.genloss.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The area under the ROC curve of scores that shall be higher for one of two classes: the chance that a score of the class lies above one of
 * the others, ties a half each; 0.5 = the scores tell nothing.
 *
 * @param area AUC, 0 to 1
 * @param error its standard error (DeLong, DeLong and Clarke-Pearson 1988); NaN where a class has fewer than two scores
 * @param hanleyMcNeil its standard error by the formula of Hanley and McNeil 1982, for scores that follow exponential distributions
 */
public record RocCurve(double area, double error, double hanleyMcNeil) {
    /**
     * The area of these scores.
     *
     * @param others scores that shall be low
     * @param scores scores that shall be high
     * @throws IllegalArgumentException where one of them has none
     */
    public static RocCurve of(double[] others, double[] scores) {
        if (others.length == 0 || scores.length == 0) {
            throw new IllegalArgumentException("the area under a curve needs scores of both classes; there are "
                    + others.length + " and " + scores.length);
        }
        double[] low = Arrays.stream(others).sorted().toArray();
        double[] high = Arrays.stream(scores).sorted().toArray();
        double[] above = Arrays.stream(high).map(x -> below(low, x)).toArray();
        double[] under = Arrays.stream(low).map(x -> 1 - below(high, x)).toArray();
        double area = Arrays.stream(above).average().orElseThrow();
        double n = high.length;
        double m = low.length;
        double error = Math.sqrt(variance(above, area) / n + variance(under, area) / m);
        double first = area / (2 - area);
        double second = 2 * area * area / (1 + area);
        double sum = area * (1 - area) + (n - 1) * (first - area * area) + (m - 1) * (second - area * area);
        return new RocCurve(area, error, Math.sqrt(Math.max(0, sum) / (n * m)));
    }

    /** The same area with errors of that many times the size. */
    public RocCurve widened(double factor) {
        return new RocCurve(area, factor * error, factor * hanleyMcNeil);
    }

    /**
     * The mean of the areas of independent sets of scores; its errors from theirs. Empty where there are none.
     *
     * @param weights one a curve, above 0
     */
    public static Optional<RocCurve> mean(List<RocCurve> curves, List<Double> weights) {
        double all = weights.stream().mapToDouble(Double::doubleValue).sum();
        double area = 0;
        double squares = 0;
        double others = 0;
        for (int i = 0; i < curves.size(); i++) {
            double weight = weights.get(i) / all;
            area += weight * curves.get(i).area;
            squares += Math.pow(weight * curves.get(i).error, 2);
            others += Math.pow(weight * curves.get(i).hanleyMcNeil, 2);
        }
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(new RocCurve(area, Math.sqrt(squares), Math.sqrt(others)));
    }

    /** The area and as many standard errors to each side as the normal distribution wants, within 0 and 1. */
    public Interval interval(double level) {
        double reach = error * NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
        return new Interval(Math.max(0, area - reach), Math.min(1, area + reach));
    }

    /** Share of sorted numbers below x, equal ones a half each. */
    private static double below(double[] sorted, double x) {
        return (position(sorted, x, false) + position(sorted, x, true)) / (2.0 * sorted.length);
    }

    /** How many lie below x, or not above it. */
    private static int position(double[] sorted, double x, boolean equalToo) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x || (equalToo && sorted[middle] == x)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double variance(double[] shares, double mean) {
        double sum = 0;
        for (double share : shares) {
            sum += (share - mean) * (share - mean);
        }
        return sum / (shares.length - 1);
    }
}
