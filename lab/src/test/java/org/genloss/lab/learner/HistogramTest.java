package org.genloss.lab.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Weighted;
import org.junit.jupiter.api.Test;

/** Expected values counted by hand: one number in each of the first two bins, two in each of the last two. */
class HistogramTest {
    private static final Seed SEED = Seed.of(1);
    private static final Vectors SIX = new Vectors("", 1, new double[] {-5, -0.2, 0, 0.3, 0.9, 7});

    private static double parameter(GenerativeModel model, String name) {
        return model.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static double density(HistogramModel model, double x) {
        return Math.exp(model.logDensity(Item.of("x", new Payload.Vector(new double[] {x}))));
    }

    @Test
    void binsAreCountedAndWhatLiesOutsideIsClipped() {
        HistogramModel model = new Histogram(0, 0.5, "-1..1").fit(SIX, SEED);
        assertThat(model.size()).isEqualTo(4);
        assertThat(model.share(0)).isCloseTo(1.0 / 6, within(1e-15));
        assertThat(model.share(3)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(parameter(model, "mean")).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(parameter(model, "variance")).isCloseTo(0.3125 - 1.0 / 36 + 0.25 / 12, within(1e-12));
        assertThat(parameter(model, "heterozygosity")).isCloseTo(26.0 / 36, within(1e-12));
        assertThat(density(model, 0.2)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(density(model, 1.1)).isZero();
    }

    @Test
    void theNumberOfBinsFollowsTheSettings() {
        assertThat(new Histogram(4, 0, "-1..1").fit(SIX, SEED).share(1)).isCloseTo(1.0 / 6, within(1e-15));
        assertThat(new Histogram(0, 0.8, "-1..1").fit(SIX, SEED).size()).isEqualTo(3);
        assertThat(new Histogram().fit(SIX, SEED).size()).isEqualTo(4);
        assertThat(new Histogram(0, 5, "data").fit(SIX, SEED).size()).isEqualTo(3);
        assertThat(new Histogram(5, 0, "data").edges()).isEmpty();
    }

    @Test
    void weightsCount() {
        HistogramModel model =
                new Histogram(0, 1, "-1..1").fit(new Weighted(SIX, new double[] {3, 0, 0, 0, 1, 0}), SEED);
        assertThat(model.share(0)).isCloseTo(0.75, within(1e-15));
    }

    /** A bin without items is never drawn from, and what is drawn falls into the bin it came from. */
    @Test
    void drawsStayInTheirBins() {
        Vectors gap = new Vectors("", 1, new double[] {0.1, 2.9, 2.8, 0.2});
        Histogram learner = new Histogram(3, 0, "0..3");
        HistogramModel again = learner.fit(learner.fit(gap, SEED).draw(10_000, SEED.child("draw")), SEED);
        assertThat(again.share(1)).isZero();
        assertThat(again.share(0)).isCloseTo(0.5, within(5 * 0.005));
        assertThat(parameter(again, "support")).isEqualTo(2);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new Histogram(3, 0.5, "data")).hasMessageContaining("cannot both be given");
        assertThatThrownBy(() -> new Histogram(3, 0, "4..-4")).hasMessageContaining("LOW below HIGH");
        assertThatThrownBy(() -> new Histogram(3, 0, "wide")).hasMessageContaining("LOW..HIGH");
        assertThatThrownBy(() -> new Histogram(0, 1e-9, "0..1")).hasMessageContaining("more than 1000000 bins");
        assertThatThrownBy(() -> new Histogram(3, 0, "data").fit(new Vectors("", 1, new double[] {2, 2}), SEED))
                .hasMessageContaining("no spread");
    }
}
