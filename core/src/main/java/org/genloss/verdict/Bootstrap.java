package org.genloss.verdict;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.data.Seed;
import org.genloss.metric.Interval;

/**
 * An estimate, what it is on resamples of the data and what it is without each of the data's items; intervals from these (Efron and Tibshirani
 * 1993). Quantiles are linear between order statistics (Hyndman and Fan 1996, type 7).
 *
 * @param estimate on the data itself
 * @param resampled on resamples, in any order; not to be written to
 * @param without with one item left out, one number an item; not to be written to
 */
public record Bootstrap(double estimate, double[] resampled, double[] without) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** @throws IllegalArgumentException where there are fewer than two resamples or items, or a number is not finite */
    public Bootstrap {
        if (resampled.length < 2 || without.length < 2) {
            throw new IllegalArgumentException("a bootstrap needs at least 2 resamples and 2 items, not "
                    + resampled.length + " and " + without.length);
        }
        boolean finite = Double.isFinite(estimate)
                && Arrays.stream(resampled).allMatch(Double::isFinite)
                && Arrays.stream(without).allMatch(Double::isFinite);
        if (!finite) {
            throw new IllegalArgumentException("the statistic is undefined on the data, a resample or without an item");
        }
    }

    /**
     * Resamples of as many items as there are, drawn with replacement; the same for the same seed.
     *
     * @param statistic gets arrays that it may sort
     * @throws IllegalArgumentException as the constructor
     */
    public static Bootstrap of(double[] data, int resamples, Seed seed, ToDoubleFunction<double[]> statistic) {
        int n = data.length;
        int[][] drawn = new int[resamples][];
        for (int b = 0; b < resamples; b++) {
            UniformRandomProvider random = seed.child("resample").child(b).random();
            drawn[b] = IntStream.generate(() -> random.nextInt(n)).limit(n).toArray();
        }
        return of(data, drawn, statistic);
    }

    /** Resamples given by the positions of their items. */
    public static Bootstrap of(double[] data, int[][] resamples, ToDoubleFunction<double[]> statistic) {
        double[] resampled = Arrays.stream(resamples)
                .mapToDouble(rows -> statistic.applyAsDouble(
                        IntStream.of(rows).mapToDouble(i -> data[i]).toArray()))
                .toArray();
        double[] without = IntStream.range(0, data.length)
                .mapToDouble(left -> statistic.applyAsDouble(IntStream.range(0, data.length)
                        .filter(i -> i != left)
                        .mapToDouble(i -> data[i])
                        .toArray()))
                .toArray();
        return new Bootstrap(statistic.applyAsDouble(data.clone()), resampled, without);
    }

    /** Standard deviation of the resampled estimates, divisor B - 1. */
    public double error() {
        return Quantiles.deviation(resampled);
    }

    /** sqrt((n-1)/n sum (theta_i - their mean)^2) over the estimates without an item. */
    public double jackknifeError() {
        int n = without.length;
        return Quantiles.deviation(without) * (n - 1) / Math.sqrt(n);
    }

    /** From the (1-level)/2 to the (1+level)/2 quantile of the resampled estimates. */
    public Interval percentile(double level) {
        return between(tail(level), 1 - tail(level));
    }

    /** The percentile interval mirrored at the estimate. */
    public Interval basic(double level) {
        Interval percentile = percentile(level);
        return new Interval(2 * estimate - percentile.high(), 2 * estimate - percentile.low());
    }

    /** The normal quantile of the share of resampled estimates below the estimate, equal ones a half each; infinite where it is 0 or 1. */
    public double bias() {
        double below = 0;
        for (double x : resampled) {
            below += x < estimate ? 1 : x == estimate ? 0.5 : 0;
        }
        return NORMAL.inverseCumulativeProbability(below / resampled.length);
    }

    /** sum u^3 / (6 (sum u^2)^1.5), u = mean - theta_i over the estimates without an item; NaN where all are equal. */
    public double acceleration() {
        double mean = Quantiles.mean(without);
        double squares = 0;
        double cubes = 0;
        for (double x : without) {
            double u = mean - x;
            squares += u * u;
            cubes += u * u * u;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    /**
     * The percentile interval corrected for bias and for an error that changes with the estimate (BCa, Efron 1987); empty where all resampled
     * estimates lie on one side, no item makes a difference, or the correction is so large that the ends change places.
     */
    public Optional<Interval> bca(double level) {
        double bias = bias();
        double acceleration = acceleration();
        double z = NORMAL.inverseCumulativeProbability(tail(level));
        double low = corrected(bias, acceleration, z);
        double high = corrected(bias, acceleration, -z);
        return low <= high ? Optional.of(between(low, high)) : Optional.empty(); // not where one is no number either
    }

    private static double corrected(double bias, double acceleration, double z) {
        return NORMAL.cumulativeProbability(bias + (bias + z) / (1 - acceleration * (bias + z)));
    }

    private static double tail(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level of an interval lies between 0 and 1, not at " + level);
        }
        return (1 - level) / 2;
    }

    private Interval between(double low, double high) {
        double[] sorted = Quantiles.sorted(resampled);
        return new Interval(Quantiles.of(sorted, low), Quantiles.of(sorted, high));
    }
}
