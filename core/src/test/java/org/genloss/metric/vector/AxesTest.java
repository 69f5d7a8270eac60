package org.genloss.metric.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AxesTest {
    /** Twelve points in 40 dimensions have the axes of any basis in which they lie: distances are kept, and the coordinates have the covariance's eigenvalues. */
    @Test
    void fewPointsInManyDimensions() {
        double[][] cloud = Clouds.normal(12, 40, "few");
        Points points = Points.of(Clouds.flat(cloud), 40);
        Points axes = Axes.leading(points, 256);
        assertThat(axes.dimensions()).isEqualTo(11);
        double[] before = Distances.row(points.values(), 3, points.values(), 40);
        assertThat(Distances.row(axes.values(), 3, axes.values(), 11)).containsExactly(before, within(1e-10));
        Moments moments = Moments.of(axes);
        double[] expected = Symmetric.eigenvalues(Moments.of(points).covariance(), 40);
        for (int a = 0; a < 11; a++) {
            assertThat(moments.variance(a)).isCloseTo(expected[a], within(1e-10));
            assertThat(moments.covariance()[a * 11 + (a + 1) % 11]).isCloseTo(0, within(1e-10));
        }
    }

    /** 60 points in 20,000 dimensions: a matrix of all pairs of dimensions would not fit into memory. */
    @Test
    void theDimensionsAreNotPaired() {
        Points axes = Axes.explaining(Points.of(Clouds.flat(Clouds.normal(60, 20_000, "wide")), 20_000), 0.9);
        assertThat(axes.dimensions()).isBetween(50, 58);
        assertThat(Arrays.stream(axes.values()).allMatch(Double::isFinite)).isTrue();
    }
}
