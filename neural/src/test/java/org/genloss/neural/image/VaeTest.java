package org.genloss.neural.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Pixels;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Decodable;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.source.PoolSource;
import org.genloss.testkit.LearnerLaws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VaeTest {
    private static final Seed SEED = Seed.of(5);

    /** Normal points around (1, -2, 0): (a + e, 2a + e - 2, e), a and e standard normal and 0.3 of it. */
    static final Vectors POINTS = points(400);

    /** Grey images of 5 by 3: a bright column somewhere. */
    static final Vectors IMAGES = images(300);

    private static Vectors points(int count) {
        UniformRandomProvider random = SEED.child("points").random();
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[3 * count];
        for (int i = 0; i < values.length; i += 3) {
            double a = normal.sample();
            values[i] = 1 + a + 0.3 * normal.sample();
            values[i + 1] = -2 + 2 * a + 0.3 * normal.sample();
            values[i + 2] = 0.3 * normal.sample();
        }
        return new Vectors("", 3, values);
    }

    private static Vectors images(int count) {
        UniformRandomProvider random = SEED.child("images").random();
        double[] values = new double[15 * count];
        for (int i = 0; i < count; i++) {
            int column = random.nextInt(5);
            for (int row = 0; row < 3; row++) {
                values[15 * i + 5 * row + column] = 0.7 + 0.3 * random.nextDouble();
            }
        }
        return new Vectors(new Pixels(5, 3, 1).schema(), "", values);
    }

    static <T extends Learner> T with(T learner, Object... changes) {
        T changed = learner;
        for (int i = 0; i < changes.length; i += 2) {
            changed = Settings.with(changed, Map.of((String) changes[i], changes[i + 1]));
        }
        return changed;
    }

    private static Vae little(Object... changes) {
        return with(with(new Vae(), "width", 32, "latent", 2, "steps", 20, "batch", 16), changes);
    }

    static double[] variances(Corpus corpus) {
        Vectors points = Vectors.of(corpus);
        int d = points.dimensions();
        double[] mean = means(corpus);
        double[] variances = new double[d];
        for (int i = 0; i < points.values().length; i++) {
            double off = points.values()[i] - mean[i % d];
            variances[i % d] += off * off / points.size();
        }
        return variances;
    }

    static double[] means(Corpus corpus) {
        Vectors points = Vectors.of(corpus);
        double[] means = new double[points.dimensions()];
        for (int i = 0; i < points.values().length; i++) {
            means[i % means.length] += points.values()[i] / points.size();
        }
        return means;
    }

    @TestFactory
    Stream<DynamicTest> keepsTheLawsOfLearners() {
        return Stream.of(
                        LearnerLaws.of(little("steps", 5), PoolSource.of(POINTS)),
                        LearnerLaws.of(little("steps", 5, "network", "conv"), PoolSource.of(IMAGES)))
                .flatMap(laws -> laws);
    }

    /** One code behind a plane: draws have the mean, the variances and the covariance of the data. */
    @Test
    void findsNormalPointsAgain() {
        Vae learner = little("steps", 600, "learning-rate", 0.01, "latent", 1, "batch", 64);
        GenerativeModel model = learner.fit(POINTS, SEED);
        Corpus drawn = model.draw(4000, SEED.child("draw"));
        double[] mean = means(POINTS);
        double[] variance = variances(POINTS);
        for (int j = 0; j < 3; j++) {
            assertThat(means(drawn)[j]).isCloseTo(mean[j], within(0.25));
            assertThat(variances(drawn)[j] / variance[j]).isBetween(0.75, 1.3);
        }
        assertThat(covariance(drawn)).isCloseTo(covariance(POINTS), within(0.5));
        double half = variances(
                ((Decodable) model).decoded(Sampling.temperature(0.25)).draw(4000, SEED.child("draw")))[1];
        assertThat(half / variances(drawn)[1]).as("a fourth of the covariance").isCloseTo(0.25, within(0.07));
    }

    static double covariance(Corpus corpus) {
        double[] x = Vectors.of(corpus).values();
        double[] mean = means(corpus);
        double sum = 0;
        for (int i = 0; i < x.length; i += 3) {
            sum += (x[i] - mean[0]) * (x[i + 1] - mean[1]);
        }
        return sum * 3 / x.length;
    }

    /** Of the five columns, one is bright in each draw; either network finds this out. */
    @Test
    void findsImagesAgain() {
        for (String network : List.of("mlp", "conv")) {
            Vae learner = little("steps", 400, "learning-rate", 0.01, "latent", 4, "network", network, "width", 64);
            assertThat(clear(learner.fit(IMAGES, SEED).draw(200, SEED)))
                    .as(network + ": images of 200 with one bright column")
                    .isGreaterThan(120);
        }
    }

    /** Images of which one column is bright and no other. */
    static int clear(Corpus images) {
        double[] drawn = Vectors.of(images).values();
        int clear = 0;
        for (int i = 0; i < drawn.length; i += 15) {
            double[] columns = new double[5];
            for (int p = 0; p < 15; p++) {
                columns[p % 5] += drawn[i + p] / 3;
            }
            Arrays.sort(columns);
            clear += columns[4] > 0.5 && columns[3] < 0.35 ? 1 : 0;
        }
        return clear;
    }

    @Test
    void warmStartsGoOn() {
        for (boolean warm : new boolean[] {true, false}) {
            Vae first = little("steps", 300, "learning-rate", 0.01, "warm-start", warm);
            GenerativeModel before = first.fit(POINTS, SEED);
            VaeModel after = (VaeModel) with(first, "steps", 2).refit(before, POINTS, SEED.child("next"));
            double lost = ((VaeModel) before).curve().get(19).fitted()
                    - after.curve().get(0).fitted();
            assertThat(lost).as("nats an item, warm " + warm).isBetween(warm ? -1.0 : 1.0, warm ? 1.0 : 100.0);
        }
    }

    @Test
    void stopsEarlyAndCountsEpochs() {
        VaeModel model = (VaeModel) little("steps", 0, "epochs", 3).fit(POINTS, SEED);
        assertThat(model.parameters().get(3).value()).isEqualTo(Math.ceil(3 * 360 / 16.0));
        Vae overfits = little("steps", 4000, "validation", 0.95, "patience", 2, "learning-rate", 0.02, "width", 64);
        VaeModel stopped = (VaeModel) overfits.fit(POINTS, SEED);
        int looks = stopped.curve().size();
        assertThat(looks).isLessThan(20);
        double best =
                stopped.curve().stream().mapToDouble(s -> s.watched()).max().orElseThrow();
        assertThat(stopped.curve().subList(0, looks - 2))
                .anySatisfy(s -> assertThat(s.watched()).isEqualTo(best));
    }

    /** Where neither steps nor epochs are set: as many as the settings of each say, whether settled or not. */
    @Test
    void stepsAreTheUsualOnesWhereNobodySetsThem() {
        assertThat(new Vae().settled()).isEqualTo(with(new Vae(), "steps", 1500));
        assertThat(new Gan().settled()).isEqualTo(with(new Gan(), "steps", 2000));
        assertThat(new Diffusion().settled()).isEqualTo(with(new Diffusion(), "steps", 2000));
        Vae least = with(new Vae(), "width", 2, "latent", 1, "batch", 1, "patience", 0);
        assertThat(((VaeModel) least.fit(POINTS, SEED)).fit().result().steps()).isEqualTo(1500);
        assertThat(with(new Vae(), "epochs", 3).settled()).isEqualTo(with(new Vae(), "epochs", 3));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> little("network", "conv").fit(POINTS, SEED))
                .hasMessageContaining("vae.network is conv")
                .hasMessageContaining("vectors of 3 numbers")
                .hasMessageContaining("mlp");
        assertThatThrownBy(() -> little("likelihood", "bernoulli").fit(POINTS, SEED))
                .hasMessageContaining("numbers from 0 to 1")
                .hasMessageContaining("gaussian");
        assertThatThrownBy(() -> little("epochs", 3))
                .hasMessage("vae.steps is 20 and vae.epochs is 3.0: both say how long a fit is. Leave one of them out");
        assertThatThrownBy(() -> little("steps", 1500, "epochs", 3))
                .as("the usual number asked for")
                .hasMessageStartingWith("vae.steps is 1500 and vae.epochs is 3.0");
        assertThatThrownBy(() -> little("learning-rate", 1e30).fit(POINTS, SEED))
                .hasMessageContaining("no number any more at step")
                .hasMessageContaining("learning rate");
        assertThatThrownBy(() -> little("batch", 1 << 29).fit(POINTS, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("; lower batch");
        assertThatThrownBy(() -> little("width", 1 << 20).fit(POINTS, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("; lower width");
    }
}
