package org.genloss.metric.vector;

import org.genloss.profile.Sides;

/** Seven points against five, in three dimensions, from formulas that any tool can follow: what numpy 2.4.6 and scipy 1.17.1 give for them is in the tests. */
final class SmallClouds {
    private SmallClouds() {}

    static double[][] reference() {
        return Clouds.points(7, i -> point(j -> Math.sin(1 + 3 * i + 7 * j + i * j)));
    }

    static double[][] candidate() {
        return Clouds.points(5, i -> point(j -> 1.2 * Math.cos(2 + 5 * i + 11 * j + 2 * i * j) + 0.3));
    }

    static Sides sides() {
        return Sides.of(Clouds.pool(reference(), candidate()));
    }

    private static double[] point(java.util.function.IntToDoubleFunction coordinate) {
        return java.util.stream.IntStream.range(0, 3).mapToDouble(coordinate).toArray();
    }
}
