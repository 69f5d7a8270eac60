package org.genloss.lab;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * How the errors of a {@link Breakdown} grow: what tells them apart without any knowledge of the learner. Each number is the slope of a least
 * squares line through logarithms, from means over replicates; it is empty where an error is 0 or
 * below, where it is less than a twentieth of the distance at the last generation, or there is only one point.
 *
 * @param statisticsByItems ln of the statistical error at the last generation on ln of the items: -1 where doubling the items halves it
 * @param statisticsByGeneration ln of the statistical error on ln of the generation: 1 where it grows linearly, 0 where only the first fit adds
 * @param learningByItems ln of the learning error (its size) at the last generation on ln of the items: 0 where items do not help
 * @param expressivityByGeneration ln of the expressivity error on ln of the generation: 0 where it is paid once
 */
public record Signature(
        OptionalDouble statisticsByItems,
        OptionalDouble statisticsByGeneration,
        OptionalDouble learningByItems,
        OptionalDouble expressivityByGeneration) {
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

    private static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum / x.length;
    }
}
