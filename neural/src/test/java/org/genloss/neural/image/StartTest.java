package org.genloss.neural.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.genloss.data.Pixels;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.genloss.lab.Storable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits that begin from the model that another run left. */
class StartTest {
    private static final Seed SEED = Seed.of(11);

    @TempDir
    Path directory;

    static Stream<Learner> learners() {
        return Stream.of(
                VaeTest.with(new Vae(), "width", 32, "latent", 2, "steps", 40, "batch", 16),
                VaeTest.with(new Gan(), "width", 32, "latent", 2, "steps", 40, "batch", 16),
                VaeTest.with(new Diffusion(), "width", 32, "steps", 40, "batch", 16, "draws", 4));
    }

    private String kept(Learner learner, Vectors data) throws IOException {
        return Files.write(directory.resolve("last.model"), ((Storable) learner.fit(data, SEED)).bytes())
                .toString();
    }

    private static Map<String, float[]> arrays(Object model) {
        return ((PointLearner.Model<?>) model).fit().result().weights().arrays();
    }

    private static Learner idle(Learner learner, String file) {
        return VaeTest.with(learner, "start", file, "steps", 1, "learning-rate", 1e-12);
    }

    /** One step at a rate of next to nothing leaves the weights as they were; only what a gan draws by begins anew as the generator is. The next fit begins there again. */
    @ParameterizedTest
    @MethodSource("learners")
    void fitsGoOnFromIt(Learner learner) throws IOException {
        for (Vectors data : List.of(VaeTest.POINTS, VaeTest.IMAGES)) {
            Map<String, float[]> before = arrays(learner.fit(data, SEED));
            Learner tuned = idle(learner, kept(learner, data));
            Storable first = (Storable) tuned.fit(data, SEED.child("other"));
            Storable next = (Storable) tuned.refit(first, data, SEED.child("next"));
            for (Storable model : List.of(first, next)) {
                assertThat(arrays(model).keySet()).isEqualTo(before.keySet());
                arrays(model).forEach((name, values) -> {
                    if (!name.startsWith(GanNetwork.MEAN)) {
                        assertThat(values).as(name).containsExactly(before.get(name), within(1e-9f));
                    }
                });
            }
            assertThat(tuned.fit(data, SEED.child("other")))
                    .isInstanceOfSatisfying(
                            Storable.class, again -> assertThat(again.bytes()).isEqualTo(first.bytes()));
        }
    }

    /** Points ten further off are read as the model learned to read points: what it draws stays where it was. */
    @ParameterizedTest
    @MethodSource("learners")
    void theScaleIsThatOfTheModel(Learner learner) throws IOException {
        double[] far = Arrays.stream(VaeTest.POINTS.values()).map(x -> x + 10).toArray();
        Learner tuned = idle(learner, kept(learner, VaeTest.POINTS));
        double[] drawn = VaeTest.means(tuned.fit(new Vectors("", 3, far), SEED).draw(500, SEED));
        double[] anew = VaeTest.means(learner.fit(new Vectors("", 3, far), SEED).draw(500, SEED));
        assertThat(drawn[2]).isBetween(-5.0, 5.0);
        assertThat(anew[2]).isBetween(5.0, 15.0);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void whatDoesNotFitIsRefused(Learner learner) throws IOException {
        String id = learner.card().id();
        String file = kept(learner, VaeTest.IMAGES);
        Learner tuned = VaeTest.with(learner, "start", file);
        Vectors wide = new Vectors(new Pixels(3, 5, 1).schema(), "", VaeTest.IMAGES.values());
        says(
                tuned,
                wide,
                id + ".start: " + file + " was learned from images, grey 5 x 3, and the data are images, grey"
                        + " 3 x 5. Begin from a model of such data, or from nothing");
        says(
                tuned,
                VaeTest.POINTS,
                id + ".start: " + file + " was learned from images, grey 5 x 3, and the data are"
                        + " vectors of 3 numbers. Begin from a model of such data, or from nothing");
        String has = id.equals("vae") ? "mlp" : "conv";
        String asked = has.equals("mlp") ? "conv" : "mlp";
        says(
                VaeTest.with(tuned, "width", 48, "network", asked),
                VaeTest.IMAGES,
                id + ".start: " + file + " has network=" + has + ",width=32, and " + id + " is asked for with network="
                        + asked + ",width=48. Set it as the model has it");
        for (Learner other : learners().toList()) {
            if (!other.card().id().equals(id)) {
                Learner begun = VaeTest.with(other, "start", file);
                String whose = other.card().id();
                assertThatThrownBy(begun::require)
                        .hasMessage(whose + ".start: " + file + " is a model of the learner " + id + ", and " + whose
                                + " goes on from its own alone. Take the last.model of a run with --learner " + whose
                                + ", or start --learner " + id + " from it");
            }
        }
    }

    private static void says(Learner learner, Vectors data, String message) {
        assertThatThrownBy(() -> learner.fit(data, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Numbers of layers that are of the same size whatever they are. */
    @Test
    void whatTheWeightsDoNotSayIsComparedToo() throws IOException {
        Learner diffusion = learners().toList().get(2);
        Learner levels = VaeTest.with(diffusion, "start", kept(diffusion, VaeTest.POINTS), "levels", 500);
        assertThatThrownBy(() -> levels.fit(VaeTest.POINTS, SEED))
                .hasMessageContaining(" has levels=1000, and diffusion is asked for with levels=500. ");
        Learner vae = learners().toList().get(0);
        Learner likelihood = VaeTest.with(vae, "start", kept(vae, VaeTest.IMAGES), "likelihood", "gaussian");
        assertThatThrownBy(() -> likelihood.fit(VaeTest.IMAGES, SEED))
                .hasMessageContaining(" has likelihood=bernoulli, and vae is asked for with likelihood=gaussian. ");
    }

    @ParameterizedTest
    @MethodSource("learners")
    void whatIsDamagedIsRefused(Learner learner) throws IOException {
        String file = kept(learner, VaeTest.POINTS);
        byte[] whole = Files.readAllBytes(Path.of(file));
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        byte[] name = whole.clone();
        name[10] ^= 1;
        Learner tuned = VaeTest.with(learner, "start", file);
        for (byte[] bytes : List.of(changed, name, Arrays.copyOf(whole, whole.length - 7), new byte[0])) {
            Files.write(Path.of(file), bytes);
            assertThatThrownBy(tuned::require)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(learner.card().id() + ".start: " + file + " is damaged, or no model of a "
                            + learner.card().id());
        }
        assertThatThrownBy(VaeTest.with(learner, "start", "nowhere.model")::require)
                .hasMessageContaining(learner.card().id() + ".start: cannot read /")
                .hasMessageContaining("nowhere.model. It needs the last.model that a run of simulate left");
    }
}
