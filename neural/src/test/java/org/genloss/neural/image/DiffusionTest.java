package org.genloss.neural.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Sampling;
import org.genloss.lab.source.PoolSource;
import org.genloss.testkit.LearnerLaws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DiffusionTest {
    private static final Seed SEED = Seed.of(5);

    private static Diffusion little(Object... changes) {
        Diffusion little = VaeTest.with(new Diffusion(), "width", 32, "steps", 5, "batch", 16, "draws", 4);
        return VaeTest.with(little, changes);
    }

    @TestFactory
    Stream<DynamicTest> keepsTheLawsOfLearners() {
        return Stream.of(
                        LearnerLaws.of(little("eta", 1), PoolSource.of(VaeTest.POINTS)),
                        LearnerLaws.of(little(), PoolSource.of(VaeTest.IMAGES)))
                .flatMap(laws -> laws);
    }

    /** What DDPM keeps at its last level is known: 4.0358e-5 (alphas_cumprod of its published code); at level 1 it is 1 - 0.0001. */
    @Test
    void levelsAreThoseOfDdpm() {
        Levels levels = Levels.of(1000);
        assertThat(levels.kept()[1]).isCloseTo(0.9999, within(1e-12));
        assertThat(levels.kept()[1000]).isCloseTo(4.0358e-5, within(1e-9));
        assertThat(Levels.of(100).kept()[100]).isBetween(1e-5, 1e-4);
        assertThat(levels.way(4)).containsExactly(1000, 750, 500, 250, 0);
    }

    /** Either with no new noise on the way or with all of it. A fourth of the covariance of the noise makes a fourth of that of the points. */
    @Test
    void findsNormalPointsAgain() {
        Diffusion learner = little("steps", 600, "learning-rate", 0.005, "batch", 128, "width", 64);
        DiffusionModel fitted = (DiffusionModel) learner.fit(VaeTest.POINTS, SEED);
        for (double eta : new double[] {0, 1}) {
            DiffusionModel model = new DiffusionModel(fitted.fit(), 40, eta, Sampling.PLAIN);
            Corpus drawn = model.draw(2000, SEED.child("draw"));
            double[] mean = VaeTest.means(VaeTest.POINTS);
            double[] variance = VaeTest.variances(VaeTest.POINTS);
            for (int j = 0; j < 3; j++) {
                assertThat(VaeTest.means(drawn)[j]).isCloseTo(mean[j], within(0.25));
                assertThat(VaeTest.variances(drawn)[j] / variance[j])
                        .as("eta " + eta)
                        .isBetween(0.75, 1.3);
            }
            assertThat(VaeTest.covariance(drawn)).isCloseTo(VaeTest.covariance(VaeTest.POINTS), within(0.5));
            Corpus cold = model.decoded(Sampling.temperature(0.25)).draw(2000, SEED.child("draw"));
            assertThat(VaeTest.variances(cold)[1] / VaeTest.variances(drawn)[1])
                    .as("eta " + eta)
                    .isBetween(0.1, 0.5);
        }
    }

    @Test
    void findsImagesAgain() {
        for (String network : List.of("mlp", "conv")) {
            Diffusion learner = little(
                    "steps", 600, "learning-rate", 0.005, "batch", 64, "network", network, "width", 64, "draws", 15);
            assertThat(VaeTest.clear(learner.fit(VaeTest.IMAGES, SEED).draw(200, SEED)))
                    .as(network + ": images of 200 with one bright column")
                    .isGreaterThan(120);
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> little("draws", 2000))
                .hasMessageContaining("diffusion.draws 2000")
                .hasMessageContaining("1000");
        assertThatThrownBy(() -> little("learning-rate", 1e30, "steps", 50).fit(VaeTest.POINTS, SEED))
                .hasMessageContaining("no number any more at step");
    }
}
