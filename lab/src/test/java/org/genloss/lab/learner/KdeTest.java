package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
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
}
