package org.genloss.lab.decomposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.metric.Interval;

/**
 * How the errors of a {@link Breakdown} grow: what tells them apart without any knowledge of the learner. Each number is the slope of a least
 * squares line through logarithms, from means over replicates; it is empty where an error is 0 or
 * below, where it is less than a twentieth of the distance at the last generation, or there is only one point.
 *
 * @param statisticsByItems ln of the statistical error at the last generation on ln of the items: -1 where doubling the items halves it
 * @param statisticsByGeneration ln of the statistical error on ln of the generation: 1 where it grows linearly, 0 where only the first fit adds
 * @param learningByItems ln of the learning error (its size) at the last generation on ln of the items, beside the statistical error: 0 where items
 *     help neither it nor what both do together
 * @param learningByGeneration ln of the learning error (its size) of infinitely many items on ln of the generation: 1 where it grows linearly, 0
 *     where it is paid once
 * @param expressivityByGeneration ln of the expressivity error on ln of the generation: 0 where it is paid once
 */
public record Signature(
        Optional<Slope> statisticsByItems,
        Optional<Slope> statisticsByGeneration,
        Optional<Slope> learningByItems,
        Optional<Slope> learningByGeneration,
        Optional<Slope> expressivityByGeneration) {
    /**
     * The slope of a line through logarithms.
     *
     * @param interval 95 %: value +- t(0.975, n-1) times the standard error, which comes from leaving out one replicate at a time; empty for fewer
     *     than three replicates, or where a slope without one of them does not exist
     */
    public record Slope(double value, Optional<Interval> interval) {}

    /** Items of the arms, in items of the experiment; 0 stands for infinitely many. */
    static final List<Integer> TIMES = List.of(0, 1, 2, 4);

    /** Slope of ln y on ln x. @param y asked for the numbers of x */
    static OptionalDouble slope(List<Integer> xs, IntToDoubleFunction y) {
        double[] lnX = xs.stream().mapToDouble(Math::log).toArray();
        double[] lnY =
                xs.stream().mapToDouble(x -> Math.log(y.applyAsDouble(x))).toArray();
        double meanX = mean(lnX);
        double meanY = mean(lnY);
        double both = 0;
        double square = 0;
        for (int i = 0; i < lnX.length; i++) {
            both += (lnX[i] - meanX) * (lnY[i] - meanY);
            square += (lnX[i] - meanX) * (lnX[i] - meanX);
        }
        double slope = both / square;
        return Double.isFinite(slope) ? OptionalDouble.of(slope) : OptionalDouble.empty();
    }

    /**
     * The interval of a slope: standard error ((n-1)/n sum (s_i - mean s)^2)^(1/2), s_i the slope without replicate i (Quenouille 1956, Tukey
     * 1958).
     */
    static <T> Optional<Interval> jackknife(double value, List<T> all, Function<List<T>, OptionalDouble> slope) {
        int n = all.size();
        double[] without = new double[n];
        for (int i = 0; n > 2 && i < n; i++) {
            List<T> rest = new ArrayList<>(all);
            rest.remove(i);
            without[i] = slope.apply(rest).orElse(Double.NaN);
        }
        double centre = mean(without);
        double squares =
                Arrays.stream(without).map(s -> (s - centre) * (s - centre)).sum();
        if (n < 3 || !Double.isFinite(squares)) {
            return Optional.empty();
        }
        double half = TDistribution.of(n - 1.0).inverseCumulativeProbability(0.975) * Math.sqrt(squares * (n - 1) / n);
        return Optional.of(new Interval(value - half, value + half));
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum / x.length;
    }
}
