package org.genloss.neural.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Sampling;
import org.genloss.lab.source.PoolSource;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Task;
import org.genloss.neural.training.Tensors;
import org.genloss.neural.training.Weights;
import org.genloss.testkit.LearnerLaws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GanTest {
    private static final Seed SEED = Seed.of(5);

    private static Gan little(Object... changes) {
        Gan little = VaeTest.with(new Gan(), "width", 32, "steps", 5, "batch", 16, "latent", 4);
        return VaeTest.with(little, changes);
    }

    @TestFactory
    Stream<DynamicTest> keepsTheLawsOfLearners() {
        return Stream.of(
                        LearnerLaws.of(little("dropout", 0.1), PoolSource.of(VaeTest.POINTS)),
                        LearnerLaws.of(little(), PoolSource.of(VaeTest.IMAGES)))
                .flatMap(laws -> laws);
    }

    /** The penalty adds half of gamma times the mean squared slope, which differences of the judge's odds give as well. */
    @Test
    void penaltyIsTheSquaredSlope() {
        Frame frame = Frame.images(Schema.vector(2), Optional.empty(), 0);
        GanNetwork network = new GanNetwork(frame, 2, 4);
        Weights waves = VaeNetworkTest.waves(network.sizes(), 1.5);
        float[] point = {0.3f, 0.8f};
        Points points = new Points(2, point);
        double squares = Scope.run(() -> {
            double sum = 0;
            for (int j = 0; j < 2; j++) {
                double slope = (odds(network, waves, point, j, 0.01f) - odds(network, waves, point, j, -0.01f)) / 0.02;
                sum += slope * slope;
            }
            return sum;
        });
        double added = judged(network, waves, 6, points) - judged(network, waves, 0, points);
        assertThat(added).isCloseTo(3 * squares, within(0.02 * squares));
        assertThat(squares).isGreaterThan(0.01);
    }

    private static double odds(GanNetwork network, Weights weights, float[] point, int at, float more) {
        float[] moved = point.clone();
        moved[at] += more;
        return network.judge(new Tensors(weights), Tensor.of(moved, 1, 2), Drop.NONE)
                .number();
    }

    private static double judged(GanNetwork network, Weights weights, double penalty, Points points) {
        return Scope.run(() -> new GanTask(network, 3, penalty, points)
                .turns()
                .get(0)
                .loss()
                .of(new Tensors(weights).learning(), new Task.Step(SEED, 0))
                .number());
    }

    @Test
    void findsNormalPointsAgain() {
        Gan learner = little("steps", 1200, "learning-rate", 0.004, "batch", 64, "penalty", 0.3);
        GenerativeModel model = learner.fit(VaeTest.POINTS, SEED);
        Corpus drawn = model.draw(2000, SEED.child("draw"));
        double[] mean = VaeTest.means(VaeTest.POINTS);
        double[] variance = VaeTest.variances(VaeTest.POINTS);
        for (int j = 0; j < 3; j++) {
            assertThat(VaeTest.means(drawn)[j]).isCloseTo(mean[j], within(0.5));
            assertThat(VaeTest.variances(drawn)[j] / variance[j]).isBetween(0.5, 1.6);
        }
        Corpus narrow = ((Decodable) model).decoded(Sampling.lambda(0.25)).draw(2000, SEED.child("draw"));
        assertThat(VaeTest.variances(narrow)[1] / VaeTest.variances(drawn)[1]).isBetween(0.1, 0.6);
    }

    @Test
    void findsImagesAgain() {
        for (String network : List.of("mlp", "conv")) {
            Gan learner = little("steps", 600, "learning-rate", 0.002, "network", network, "width", 64);
            assertThat(VaeTest.clear(learner.fit(VaeTest.IMAGES, SEED).draw(200, SEED)))
                    .as(network + ": images of 200 with one bright column")
                    .isGreaterThan(120);
        }
    }

    /** 2e9 numbers behind each point, of 32 as a rule: not the width is to blame. */
    @Test
    void namesTheSettingThatIsTooLarge() {
        assertThatThrownBy(
                        () -> VaeTest.with(new Gan(), "latent", 2_000_000_000).fit(VaeTest.POINTS, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("gan: memory does not suffice")
                .hasMessageEndingWith("; lower latent");
    }
}
