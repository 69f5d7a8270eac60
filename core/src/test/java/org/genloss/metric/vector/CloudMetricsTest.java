package org.genloss.metric.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

/** Expected values from numpy 2.4.6 and scipy 1.17.1 on {@link SmallClouds}, written from the definitions. */
class CloudMetricsTest {
    private final Sides sides = SmallClouds.sides();

    /** scipy.stats.wasserstein_distance along each direction; W2 from sorted values repeated to 35 each. */
    @Test
    void wassersteinAlongDirectionsAgreesWithScipy() {
        double[][] directions = {{1, 0, 0}, {0, 0.6, 0.8}, {2 / 3.0, -2 / 3.0, 1 / 3.0}};
        Points points = Points.of(sides.pool());
        Slices slices = Slices.of(IntStream.range(0, points.size()).toArray(), points, directions);
        assertThat(SlicedWasserstein.compare(sides, slices).stream()
                        .mapToDouble(v -> ((Value.Of) v).number())
                        .toArray())
                .containsExactly(
                        new double[] {0.32881536856481036, 0.3677797705926198, 0.39495880306775694}, within(1e-12));
    }

    /** Along any unit vector a shift by t is seen as |t . u|; over the sphere its square has the mean |t|^2 / d. */
    @Test
    void fixedDirectionsCoverTheSphere() {
        double[][] x = Clouds.normal(50, 4, "shifted");
        double[][] y = Arrays.stream(x)
                .map(p -> new double[] {p[0] + 3, p[1], p[2] - 4, p[3]})
                .toArray(double[][]::new);
        Sides shifted = Sides.of(Clouds.pool(x, y));
        assertThat(CasePool.number(new SlicedWasserstein(1024), shifted, "second order"))
                .isCloseTo(2.5, within(0.1));
        assertThat(CasePool.number(new SlicedWasserstein(1024), shifted, "largest"))
                .isBetween(4.5, 5.0);
        assertThat(CasePool.number(new ApproximateSlicedWasserstein(), shifted, "items"))
                .isCloseTo(2.5, within(1e-9));
    }

    @Test
    void curvesFromTheMiddleOutwardsAgreeWithNumpy() {
        assertThat(CasePool.number(new AlphaPrecision(), sides, "items")).isCloseTo(0.24, within(1e-12));
        assertThat(CasePool.number(new BetaRecall(), sides, "items")).isCloseTo(0.5793103448275863, within(1e-12));
        AlphaCurves curves = sides.candidate().get(new AlphaCurves.Of(sides.reference(), 5));
        assertThat(curves.precision()).containsExactly(new double[] {0, 0, 0, 0, 0.8}, within(1e-12));
        assertThat(curves.coverage())
                .containsExactly(new double[] {1 / 7.0, 1 / 7.0, 3 / 7.0, 3 / 7.0, 4 / 7.0}, within(1e-12));
    }

    @Test
    void aCrowdInTheMiddleLosesPrecisionAndRecall() {
        double[][] reference = Clouds.normal(500, 3, "reference");
        double[][] same = Clouds.normal(500, 3, "same");
        double[][] crowd = Arrays.stream(same)
                .map(x -> Arrays.stream(x).map(v -> 0.5 * v).toArray())
                .toArray(double[][]::new);
        Sides alike = Sides.of(Clouds.pool(reference, same));
        Sides crowded = Sides.of(Clouds.pool(reference, crowd));
        assertThat(CasePool.number(new AlphaPrecision(), alike, "items")).isGreaterThan(0.9);
        assertThat(CasePool.number(new AlphaPrecision(), crowded, "items")).isLessThan(0.6);
        double[][] half = Arrays.stream(same).filter(x -> x[0] > 0).toArray(double[][]::new);
        assertThat(CasePool.number(new BetaRecall(), Sides.of(Clouds.pool(reference, half)), "items"))
                .isLessThan(CasePool.number(new BetaRecall(), alike, "items") - 0.1);
    }

    /** numpy.polyfit over 1/n; sizes as numpy.linspace(max(237 // 10, 2), 237, 15) cut to whole numbers. */
    @Test
    void theLineThroughSizesAgreesWithNumpy() {
        int[] sizes = {10, 25, 40, 55};
        assertThat(FrechetInfinity.intercept(sizes, new double[] {3.1, 2.2, 1.95, 1.9}))
                .isCloseTo(1.6031313920190413, within(1e-12));
        assertThat(new FrechetInfinity().sizes(237))
                .containsExactly(23, 38, 53, 68, 84, 99, 114, 130, 145, 160, 175, 191, 206, 221, 237);
    }

    /** Two normal laws with means 0.5 apart on each of 16 axes: 4. From 200 items the distance comes out too large, by the line it does not. */
    @Test
    void whatSmallGenerationsAddIsTakenOff() {
        double[][] reference = Clouds.normal(20_000, 16, "reference");
        double[][] few = Arrays.stream(Clouds.normal(200, 16, "few"))
                .map(x -> Arrays.stream(x).map(v -> v + 0.5).toArray())
                .toArray(double[][]::new);
        Sides small = Sides.of(Clouds.pool(reference, few));
        double plain = CasePool.number(new FrechetDistance(), small, "items");
        double endless = CasePool.number(new FrechetInfinity(), small, "items");
        assertThat(plain).isGreaterThan(4.3);
        assertThat(Math.abs(endless - 4)).isLessThan(0.6 * (plain - 4));
    }
}
