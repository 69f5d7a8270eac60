package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Weighted;
import org.junit.jupiter.api.Test;

/** Expected values: the closed forms in Python (math.log, math.lgamma). */
class MeanFamiliesTest {
    private static final Seed SEED = Seed.of(1);
    private static final Schema LINE = Schema.vector(1);

    private static Vectors numbers(double... x) {
        return new Vectors("", 1, x);
    }

    private static Item point(double x) {
        return Item.of("x", new Payload.Vector(new double[] {x}));
    }

    @Test
    void exponential() {
        ExponentialModel model = new Exponential().fit(numbers(1, 2.5, 4), SEED);
        assertThat(model.mean()).isEqualTo(2.5);
        assertThat(model.parameters().get(1).value()).isEqualTo(6.25);
        assertThat(model.logDensity(point(3))).isCloseTo(-2.116290731874155, within(1e-12));
        assertThat(model.logDensity(point(-0.1))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new Exponential()
                        .fit(new Weighted(numbers(1, 2.5, 4), new double[] {1, 0, 3}), SEED)
                        .mean())
                .isEqualTo(3.25);
        assertThatThrownBy(() -> new Exponential().fit(numbers(1, -2), SEED))
                .hasMessage("exponential needs numbers of 0 or more, got -2.0");
    }

    @Test
    void poisson() {
        PoissonModel model = new Poisson().fit(numbers(1, 2, 6, 1), SEED);
        assertThat(model.rate()).isEqualTo(2.5);
        assertThat(model.logDensity(point(4))).isCloseTo(-2.0128909028513244, within(1e-12));
        assertThat(model.logDensity(point(1.5))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new Poisson()
                        .fit(new Weighted(numbers(1, 0, 4), new double[] {1, 2, 1}), SEED)
                        .rate())
                .isEqualTo(1.25);
        assertThatThrownBy(() -> new Poisson().fit(numbers(1, 0.5), SEED))
                .hasMessage("poisson needs counts 0, 1, 2, .., got 0.5");
        assertThatThrownBy(() -> new Poisson().fit(numbers(-1), SEED)).hasMessageContaining("counts");
    }

    /** Variances to within 5 standard errors: of exponentials sqrt(8/n) m^2, of Poisson counts sqrt((2m^2+m)/n). */
    @Test
    void drawsHaveTheMomentsOfTheLaw() {
        int n = 100_000;
        double[] waits = Vectors.of(new ExponentialModel(LINE, 2).draw(n, SEED)).values();
        assertThat(variance(waits)).isCloseTo(4, within(5 * 4 * Math.sqrt(8.0 / n)));
        double[] counts = Vectors.of(new PoissonModel(LINE, 3).draw(n, SEED)).values();
        assertThat(variance(counts)).isCloseTo(3, within(5 * Math.sqrt(21.0 / n)));
    }

    private static double variance(double[] x) {
        Vectors data = numbers(x);
        return Moments.variances(data, Moments.mean(data), x.length)[0];
    }

    @Test
    void aLawWithAllItsMassAtZeroStaysThere() {
        PoissonModel none = new Poisson().fit(numbers(0, 0), SEED);
        assertThat(Vectors.of(none.draw(5, SEED)).values()).containsOnly(0);
        assertThat(none.logDensity(point(0))).isZero();
        assertThat(none.logDensity(point(1))).isEqualTo(Double.NEGATIVE_INFINITY);
        ExponentialModel flat = new Exponential().fit(numbers(0, 0), SEED);
        assertThat(Vectors.of(flat.draw(5, SEED)).values()).containsOnly(0);
        assertThat(flat.logDensity(point(0))).isFinite();
    }
}
