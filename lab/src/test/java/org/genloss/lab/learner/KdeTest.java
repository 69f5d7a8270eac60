package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
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
