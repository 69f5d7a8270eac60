package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Sampling;
import org.genloss.lab.Weighted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KdeTest {
    private static final Seed SEED = Seed.of(1);
    private static final Vectors FIVE = new Vectors("", 1, new double[] {1, 2, 4, 7, 7.5});

    private static double log(KdeModel model, double... x) {
        return model.logDensity(Item.of("x", new Payload.Vector(x)));
    }

    /** Bandwidth and log-densities at 3 and 9 from scipy 1.17 stats.gaussian_kde. */
    @ParameterizedTest
    @CsvSource({
        "scott, 2.1068535757005913, -2.28354384, -2.88289774",
        "silverman, 2.231629536981005, -2.29801087, -2.88818779",
        "0.5, 0.5, -3.14084348, -6.30547885"
    })
    void densityInOneDimension(String bandwidth, double h, double atThree, double atNine) {
        KdeModel model = new Kde(bandwidth).fit(FIVE, SEED);
        assertThat(log(model, 3)).isCloseTo(atThree, within(1e-8));
        assertThat(log(model, 9)).isCloseTo(atNine, within(1e-8));
        assertThat(model.parameters().get(2).value()).isCloseTo(h, within(1e-12));
    }

    /** The variance of the density is that of the points, divided by n, plus h^2 (science notes, section 7). */
    @Test
    void varianceOfTheDensityIncludesTheKernel() {
        KdeModel model = new Kde("0.5").fit(FIVE, SEED);
        assertThat(model.parameters().get(1).value()).isCloseTo(6.76 + 0.25, within(1e-12));
        GaussianModel drawn = new Gaussian().fit(model.draw(40_000, SEED), SEED);
        assertThat(drawn.covariance(0, 0)).isCloseTo(7.01, within(5 * 7.01 * Math.sqrt(2.0 / 40_000)));
    }

    /** Two columns: the kernel is a product, so a single point has the density of two independent normals. */
    @Test
    void twoDimensions() {
        KdeModel model = new Kde("2").fit(new Vectors("", 2, new double[] {1, 1}), SEED);
        assertThat(log(model, 3, 1)).isCloseTo(-0.5 - Math.log(2 * Math.PI * 4), within(1e-12));
    }

    /** Weights 1/2, 2, 1, 1/2, 1: the weighted sum of kernels, and Scott's rule with n = 5 and the variance with divisor n-1, by hand in Python. */
    @Test
    void weightsAreSharesOfTheKernels() {
        Weighted data = new Weighted(FIVE, new double[] {0.5, 2, 1, 0.5, 1});
        KdeModel fixed = new Kde("0.5").fit(data, SEED);
        assertThat(log(fixed, 3)).isCloseTo(-2.7362039363607114, within(1e-12));
        assertThat(log(fixed, 9)).isCloseTo(-6.320243424098955, within(1e-12));
        KdeModel scott = new Kde().fit(data, SEED);
        assertThat(scott.parameters().get(0).value()).isCloseTo(3.9, within(1e-12));
        assertThat(scott.parameters().get(2).value()).isCloseTo(1.9582468165247966, within(1e-12));
        double drawn = Arrays.stream(Vectors.of(fixed.draw(100_000, SEED)).values())
                .average()
                .orElseThrow();
        assertThat(drawn).isCloseTo(3.9, within(5 * Math.sqrt(6.1 / 100_000)));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Kde("wide"))
                .hasMessageContaining("scott, silverman or a number above 0, got wide");
        assertThatThrownBy(() -> new Kde("0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Kde("infinity")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Kde().fit(new Vectors("", 1, new double[] {2, 2}), SEED))
                .hasMessageContaining("no spread is left in x0");
    }

    /** scipy 1.17: the density of kernels of width 0.5 on 0, 1 and 4 to the power 1/T on 4,000,001 points, its mean and variance. */
    @Test
    void temperatureRaisesTheDensityItself() {
        KdeModel model = new Kde("0.5").fit(new Vectors("", 1, new double[] {0, 4, 1}), SEED);
        double[][] wanted = {
            {0.2, 1.0121970304646766, 1.682759134308872},
            {0.5, 1.4369615694407365, 2.6601028985254196},
            {3, 1.8817367418397466, 4.042172268719948}
        };
        for (double[] row : wanted) {
            for (boolean even : new boolean[] {false, true}) {
                Sampling sampling = new Sampling(row[0], 1, 0, 1, even, 1);
                double[] x =
                        Vectors.of(model.decoded(sampling).draw(100_000, SEED)).values();
                double mean = Arrays.stream(x).average().orElseThrow();
                double variance = Arrays.stream(x)
                        .map(v -> (v - mean) * (v - mean))
                        .average()
                        .orElseThrow();
                assertThat(mean).isCloseTo(row[1], within(even ? 0.001 : 4 * Math.sqrt(row[2] / 1e5)));
                assertThat(variance).isCloseTo(row[2], within((even ? 0.002 : 0.03) * row[2]));
            }
        }
    }

    /** Weights are items: 0 twice, 6 once, far apart; each hump of the square has (w N)^2, so four fifths lie about 0, with half of h^2. */
    @Test
    void temperatureSquaresTheSharesOfFarHumps() {
        Weighted data = new Weighted(new Vectors("", 1, new double[] {0, 60}), new double[] {2, 1});
        KdeModel model = new Kde("0.5").fit(data, SEED);
        double[] x = Vectors.of(model.decoded(Sampling.temperature(0.5)).draw(100_000, SEED))
                .values();
        double[] low = Arrays.stream(x).filter(v -> v < 30).toArray();
        assertThat(low.length / 1e5).isCloseTo(0.8, within(0.006));
        assertThat(Arrays.stream(low).map(v -> v * v).average().orElseThrow()).isCloseTo(0.125, within(0.003));
    }

    /** Section 9: T times the variance. Of normal data the estimate is near a normal law of variance 1 + n^-0.4. */
    @Test
    void temperatureSharpensKernelsThatOverlap() {
        KdeModel model = new Kde().fit(GaussianModel.of(0, 1).draw(4000, SEED), SEED);
        double[] x = Vectors.of(model.decoded(Sampling.temperature(0.5)).draw(50_000, SEED.child("draw")))
                .values();
        double variance = Arrays.stream(x).map(v -> v * v).average().orElseThrow();
        assertThat(variance).isCloseTo(0.5 * (1 + Math.pow(4000, -0.4)), within(0.04));
    }
}
