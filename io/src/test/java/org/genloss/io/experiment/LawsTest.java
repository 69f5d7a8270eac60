package org.genloss.io.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.Catalog;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Pixels;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.io.UserError;
import org.genloss.io.read.BadRows;
import org.genloss.lab.Corpora;
import org.genloss.lab.Learner;
import org.genloss.lab.Source;
import org.junit.jupiter.api.Test;

class LawsTest {
    private static Source open(String name, Map<String, Object> settings) {
        Map<String, Object> data = new java.util.LinkedHashMap<>(settings);
        data.put("builtin", name);
        return Laws.open(data, Seed.of(1));
    }

    private static double parameter(Source source, String name) {
        return source.truth().orElseThrow().parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void mixture() {
        Source line = open("mixture", Map.of("means", List.of(0, 10), "weights", "1 3", "sds", List.of(1, 2)));
        assertThat(parameter(line, "mean")).isEqualTo(7.5);
        assertThat(parameter(line, "variance")).isEqualTo(0.25 + 3 + 0.1875 * 100);
        Source plane = open("mixture", Map.of("means", List.of(List.of(0, 0), List.of(4, 8))));
        assertThat(plane.schema().width()).isEqualTo(2);
        assertThat(parameter(plane, "mean-x1")).isEqualTo(4);
        assertThatThrownBy(() -> open("mixture", Map.of("means", List.of(1, 2), "weights", List.of(1))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There are 2 means, 1 weights and 2 sds");
        assertThatThrownBy(() -> open("mixture", Map.of("weights", List.of(-1, 2))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("weight");
    }

    /** The first digit's first two rows are 0 0 5 13 9 1 0 0 and 0 0 13 15 10 15 5 0 of 16. */
    @Test
    void digitsAreImagesWithoutLabels() {
        Source images = read(Map.of("builtin", "digits", "labels", false), "copula");
        assertThat(Pixels.of(images.schema())).contains(new Pixels(8, 8, 1));
        assertThat(images.size() + Corpora.list(images.holdout()).size()).isEqualTo(1797);
        double[] first = ((Payload.Vector)
                        Builtin.images().items().findFirst().orElseThrow().payload())
                .x();
        assertThat(Arrays.copyOf(first, 16))
                .isEqualTo(Arrays.stream(new int[] {0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0})
                        .mapToDouble(value -> value / 16.0)
                        .toArray());
        assertThatThrownBy(() -> read(Map.of("builtin", "digits", "labels", "none"), "copula"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("true or false");
    }

    private static Source read(Map<String, Object> data, String learner) {
        return Sources.open(data, Catalog.of(Learner.class, "learner").get(learner), 7, BadRows.NONE);
    }

    /** What a learner of vectors can take of them is said; a learner of tables gets all. */
    @Test
    void digitsLoseTheLabelsThatALearnerCannotTake() {
        Source images = read(Map.of("builtin", "digits"), "gaussian");
        assertThat(images.schema()).isEqualTo(new Pixels(8, 8, 1).schema());
        assertThat(images.remarks())
                .containsExactly(
                        "The built-in digits are learned as images without their labels, as by builtin:digits:labels=false: the learner gaussian takes no labels.");
        assertThat(read(Map.of("builtin", "digits", "labels", false), "gaussian")
                        .remarks())
                .isEmpty();
        Source table = read(Map.of("builtin", "digits"), "copula");
        assertThat(table.schema().columns()).hasSize(65);
        assertThat(table.remarks()).isEmpty();
        assertThatThrownBy(() -> read(Map.of("builtin", "digits", "labels", true), "gaussian"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the learner gaussian takes images and no labels")
                .hasMessageContaining("builtin:digits:labels=false");
    }

    @Test
    void aNameOfBuiltInDataIsNoFile() {
        assertThatThrownBy(() -> read(Map.of("path", "gaussian"), "gaussian"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("builtin:gaussian");
    }

    @Test
    void waitsAndCounts() {
        assertThat(parameter(open("exponential", Map.of("mean", 3)), "variance"))
                .isEqualTo(9);
        Source counts = open("poisson", Map.of("rate", 4, "items", 50));
        assertThat(parameter(counts, "mean")).isEqualTo(4);
        assertThat(Arrays.stream(Vectors.of(counts.draw(50, Seed.of(2))).values()))
                .allMatch(x -> x == Math.rint(x));
        assertThatThrownBy(() -> open("poisson", Map.of("rate", 0)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("rate above 0");
        assertThatThrownBy(() -> open("exponential", Map.of("rate", 1))).isInstanceOf(UserError.class);
    }

    /** A cycle of two symbols can only alternate. */
    @Test
    void markov() {
        Source chain = open("markov", Map.of("transitions", List.of(List.of(0, 1), List.of(1, 0)), "length", 4));
        assertThat(chain.draw(20, Seed.of(2)).items().map(Item::payload).map(text -> ((Payload.Text) text).value()))
                .containsOnly("0 1 0 1", "1 0 1 0");
        assertThat(parameter(open("markov", Map.of("symbols", 7)), "vocabulary"))
                .isEqualTo(7);
        assertThatThrownBy(() -> open("markov", Map.of("transitions", List.of(List.of(0, 1)))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("as many numbers in each row as there are rows");
        assertThatThrownBy(() -> open("markov", Map.of("transitions", List.of(List.of(0, 0), List.of(1, 0)))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is no law");
    }
}
