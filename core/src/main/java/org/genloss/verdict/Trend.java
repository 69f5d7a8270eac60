package org.genloss.verdict;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.metric.Interval;

/**
 * Whether and how fast a number rises or falls over generations: the test of Mann and Kendall, Kendall's tau-b, the median slope of Theil and
 * Sen with its 95 % interval, and the slope of least squares.
 *
 * @param s S: pairs of generations that rise, less those that fall
 * @param variance of S where nothing rises or falls, with the correction for equal values
 * @param z (S - sign S) / its standard deviation; 0 where that is 0
 * @param p two-sided, by the normal approximation; 1 where all values are equal
 * @param tau tau-b, -1 to 1; NaN where all values are equal
 * @param slope the median of the slopes between all pairs, per generation
 * @param intercept median of the values - slope times the median of the generations
 * @param interval of the slope, 95 %: order statistics of the slopes (Sen 1968, 2.6)
 * @param leastSquares slope of the straight line of least squares
 */
public record Trend(
        double s,
        double variance,
        double z,
        double p,
        double tau,
        double slope,
        double intercept,
        Interval interval,
        double leastSquares) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Up to so many values without ties the chance of S is counted. */
    private static final int COUNTED = 60;

    /** The trend of values of generations 0, 1, ..; see {@link #of(double[], double[])}. */
    public static Trend of(double... values) {
        return of(IntStream.range(0, values.length).asDoubleStream().toArray(), values);
    }

    /**
     * The trend of values over times.
     *
     * @param values NaN where a generation has none; it is then left out
     * @throws IllegalArgumentException where there are not two values at different times
     */
    public static Trend of(double[] times, double[] values) {
        int[] known = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .toArray();
        double[] x = IntStream.of(known).mapToDouble(i -> times[i]).toArray();
        double[] y = IntStream.of(known).mapToDouble(i -> values[i]).toArray();
        double[] slopes = slopes(x, y);
        if (slopes.length == 0) {
            throw new IllegalArgumentException("a trend needs values of at least 2 generations; there are " + y.length);
        }
        double s = signs(x, y);
        double variance = variance(y);
        double z = variance > 0 ? (s - Math.signum(s)) / Math.sqrt(variance) : 0;
        double slope = median(slopes);
        return new Trend(
                s,
                variance,
                z,
                Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z))),
                s / Math.sqrt(untied(x) * untied(y)),
                slope,
                median(y) - slope * median(x),
                interval(x, y, slopes),
                leastSquares(x, y));
    }

    /**
     * The exact two-sided chance of an S at least as far from 0 among all orders of the values; empty where values are equal or there are over
     * {@value #COUNTED}. For few generations it is right where {@link #p} is not.
     */
    public static OptionalDouble exact(double... values) {
        int n = values.length;
        if (n < 2 || n > COUNTED || Arrays.stream(values).distinct().count() < n) {
            return OptionalDouble.empty();
        }
        double[] falls = {1}; // chance of each number of pairs that fall
        for (int size = 2; size <= n; size++) {
            double[] next = new double[falls.length + size - 1];
            for (int k = 0; k < falls.length; k++) {
                for (int more = 0; more < size; more++) {
                    next[k + more] += falls[k] / size;
                }
            }
            falls = next;
        }
        double s = Math.abs(rises(values));
        double pairs = falls.length - 1;
        double[] chances = falls;
        return OptionalDouble.of(Math.min(
                1,
                IntStream.range(0, falls.length)
                        .filter(k -> Math.abs(pairs - 2 * k) >= s - 0.5)
                        .mapToDouble(k -> chances[k])
                        .sum()));
    }

    /** S of values in their order: pairs that rise, less those that fall. */
    static double rises(double... values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.signum(values[i] - values[j]);
            }
        }
        return sum;
    }

    private static double signs(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
            }
        }
        return sum;
    }

    private static double[] slopes(double[] x, double[] y) {
        DoubleStream.Builder slopes = DoubleStream.builder();
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                if (x[i] > x[j]) {
                    slopes.add((y[i] - y[j]) / (x[i] - x[j]));
                }
            }
        }
        return slopes.build().sorted().toArray();
    }

    /** n(n-1)(2n+5)/18, less the same of each set of equal values. */
    private static double variance(double[] y) {
        return (spread(y.length) - ties(y, Trend::spread)) / 18;
    }

    private static double spread(double n) {
        return n * (n - 1) * (2 * n + 5);
    }

    /** Pairs of different values. */
    private static double untied(double[] values) {
        return pairs(values.length) - ties(values, Trend::pairs);
    }

    private static double pairs(double n) {
        return n * (n - 1) / 2;
    }

    private interface OfSize {
        double of(double size);
    }

    /** The sum over all sets of equal values. */
    private static double ties(double[] values, OfSize term) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double sum = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                sum += term.of(i - start);
                start = i;
            }
        }
        return sum;
    }

    private static double median(double[] values) {
        return Quantiles.of(Quantiles.sorted(values), 0.5);
    }

    private static Interval interval(double[] x, double[] y, double[] slopes) {
        double variance = (spread(y.length) - ties(x, Trend::spread) - ties(y, Trend::spread)) / 18;
        double reach = NORMAL.inverseCumulativeProbability(0.975) * Math.sqrt(Math.max(0, variance));
        int low = (int) Math.max(Math.rint((slopes.length - reach) / 2) - 1, 0);
        int high = (int) Math.min(Math.rint((slopes.length + reach) / 2), slopes.length - 1);
        return new Interval(slopes[Math.min(low, high)], slopes[Math.max(low, high)]);
    }

    private static double leastSquares(double[] x, double[] y) {
        double meanX = Quantiles.mean(x);
        double meanY = Quantiles.mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xy / xx;
    }
}
