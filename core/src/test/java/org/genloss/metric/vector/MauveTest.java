package org.genloss.metric.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.genloss.data.Seed;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.junit.jupiter.api.Test;

class MauveTest {
    private static final double[] P = {5, 3, 0, 2, 7};
    private static final double[] Q = {1, 4, 4, 0, 7};

    /** Areas by numpy's trapezoid along the curve; the integral by scipy's quad of its definition, 2 int w KL(p|r) + (1-w) KL(q|r) dw. */
    @Test
    void frontierAgreesWithNumpyAndScipy() {
        Frontier plain = Frontier.of(P, Q, 0);
        assertThat(plain.mauve(5, 25)).isCloseTo(0.39813334927636873, within(1e-12));
        assertThat(plain.mauve(2, 10)).isCloseTo(0.7865807578586881, within(1e-12));
        assertThat(plain.integral()).isCloseTo(0.24372194099246594, within(1e-9));
        Frontier smoothed = Frontier.of(P, Q, 0.5);
        assertThat(smoothed.mauve(5, 25)).isCloseTo(0.6734051155473846, within(1e-12));
        assertThat(smoothed.integral()).isCloseTo(0.13736624622798255, within(1e-9));
    }

    @Test
    void nearlyEqualSharesLoseNoDigits() {
        Frontier near = Frontier.of(new double[] {1, 1}, new double[] {1 + 1e-6, 1 - 1e-6}, 0);
        assertThat(near.integral()).isBetween(0.0, 1e-12);
        assertThat(near.mauve(5, 25)).isCloseTo(1, within(1e-9));
    }

    @Test
    void sidesThatShareNothingAreFarApart() {
        Frontier apart = Frontier.of(new double[] {3, 2, 0, 0}, new double[] {0, 0, 4, 1}, 0);
        assertThat(apart.integral()).isCloseTo(1, within(1e-12));
        assertThat(apart.mauve(5, 25))
                .isCloseTo(0.004072096261961258, within(1e-12)); // mauve 0.4.0: whatever the histograms
    }

    @Test
    void anEmptySideHasNoNumber() {
        Frontier empty = Frontier.of(P, new double[5], 0);
        assertThat(empty.mauve(5, 25)).isNaN();
        assertThat(empty.integral()).isNaN();
    }

    /** Of ten points all 3^9 ways to make three clusters. */
    @Test
    void kMeansFindsTheBestOfAllPartitions() {
        double[] values = Clouds.flat(Clouds.normal(10, 2, "partitions"));
        double best = Double.POSITIVE_INFINITY;
        for (int code = 0; code < 19_683; code++) {
            int[] of = new int[10];
            for (int i = 1, rest = code; i < 10; i++, rest /= 3) {
                of[i] = rest % 3;
            }
            best = Math.min(best, squares(values, of));
        }
        int[] found = new KMeans.Of(3, 100, 4).best(Points.of(values, 2), 5, Seed.of(3));
        assertThat(squares(values, found)).isCloseTo(best, within(1e-12));
    }

    private static double squares(double[] values, int[] of) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            int cluster = c;
            int[] members = java.util.stream.IntStream.range(0, of.length)
                    .filter(i -> of[i] == cluster)
                    .toArray();
            double[] mean = Moments.mean(values, 2, members);
            for (int i : members) {
                sum += Distances.squared(values, i, mean, 0, 2);
            }
        }
        return sum;
    }

    @Test
    void moreClustersThanDifferentPointsLeaveSomeEmpty() {
        double[][] two = Clouds.points(30, i -> new double[] {i % 2, 1});
        Sides sides = Sides.of(Clouds.pool(two, two));
        Clusters clusters = sides.pool().get(new Clusters.Of(5, 0.9, 3, 100));
        assertThat(clusters.counts(sides.reference())).contains(15, 15, 0, 0, 0);
        assertThat(CasePool.number(new Mauve(5, 5, 3, 100), sides, "items")).isCloseTo(1, within(1e-12));
    }

    @Test
    void aLostClusterLowersMauve() {
        double[][] reference = Clouds.modes(600, 6, 8, 0.5, "reference");
        double[][] same = Clouds.modes(600, 6, 8, 0.5, "same");
        double[][] centres = Clouds.normal(8, 6, "centres");
        double[][] lost = Arrays.stream(same)
                .filter(x -> Distances.squared(
                                x, 0, Arrays.stream(centres[0]).map(v -> 4 * v).toArray(), 0, 6)
                        > 20)
                .toArray(double[][]::new);
        assertThat(lost.length).isBetween(400, 570);
        Sides alike = Sides.of(Clouds.pool(reference, same));
        Sides less = Sides.of(Clouds.pool(reference, lost));
        for (String subject : new String[] {"items", "smoothed"}) {
            assertThat(CasePool.number(new Mauve(), less, subject))
                    .isLessThan(CasePool.number(new Mauve(), alike, subject) - 0.02);
            assertThat(CasePool.number(new FrontierIntegral(), less, subject))
                    .isGreaterThan(CasePool.number(new FrontierIntegral(), alike, subject) + 0.02);
        }
    }

    @Test
    void settingsAreRefusedInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mauve(1, 5, 5, 100))
                .withMessage("mauve.clusters needs to be 2 or more, or 0 for a tenth of the items, got 1");
        double[][] one = {{1, 2}};
        assertThat(new Mauve().compare(Sides.of(Clouds.pool(one, one))))
                .allMatch(Value.Undefined.class::isInstance)
                .hasSize(2);
    }
}
