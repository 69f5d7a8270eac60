package org.genloss.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.text.SemanticSpread;
import org.genloss.metric.vector.CosineDistance;
import org.genloss.metric.vector.Points;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.text.TextBattery;
import org.genloss.verdict.vector.VectorBattery;
import org.junit.jupiter.api.Test;

/** Texts that bring embeddings keep what is said of texts, and get what is said of points. */
class EmbeddedTextTest {
    private static final double[] NONE = {};
    private static final int WIDTH = 4;

    private static List<Draw.Group> groups(String side, int n, IntFunction<double[]> embedding) {
        return IntStream.range(0, n)
                .mapToObj(i -> Item.of(side + i, new Payload.Text("text number " + i, NONE, embedding.apply(i))))
                .map(item -> new Draw.Group(item.id(), item.id().hashCode(), List.of(item)))
                .toList();
    }

    private static IntFunction<double[]> curve(double side) {
        return i -> new double[] {Math.cos(side + i * i), Math.sin(2 * i + side), 0.25 * i / (1 + side)};
    }

    private static double value(Metric metric, Pool pool) {
        assertThat(metric.fits(pool.schema())).isTrue();
        return ((Value.Of) metric.compare(Sides.of(pool)).get(0)).number();
    }

    /** Expected: numpy 2.4, mean of 1 - cosine over the upper triangle of the matrix of cosines, generation over reference. */
    @Test
    void spreadAndDistanceAreThoseOfTheEmbeddings() {
        Pool pool = new Pool(Schema.text(3), groups("r", 12, curve(0)), groups("c", 9, curve(1)));
        assertThat(value(new SemanticSpread(), pool)).isCloseTo(SPREAD, within(1e-12));
        assertThat(value(new CosineDistance(), pool)).isCloseTo(DISTANCE, within(1e-12));
    }

    private static final double SPREAD = 1.5666187574444574;
    private static final double DISTANCE = 0.8992351402483258;

    /** Texts of few words on a cloud with two kinds of meaning, of which the rarer has a given share. */
    private static Items texts(String name, int n, double rare, long seed) {
        UniformRandomProvider random = Seed.of(seed).child(name).random();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean far = random.nextDouble() < rare;
            double[] x = new double[WIDTH];
            for (int j = 0; j < WIDTH; j++) {
                x[j] = (far ? 6 : 0) + normal.sample();
            }
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 12; w++) {
                text.append(Integer.toString((int) Math.pow(300, random.nextDouble()), 26))
                        .append(' ');
            }
            items.add(Item.of(name + i, new Payload.Text(text + (far ? "far" : "near"), NONE, x)));
        }
        return new Items(Schema.text(WIDTH), items);
    }

    private static Pool pool(Items reference, Items candidate) {
        return new Pool(
                Schema.text(WIDTH),
                reference.items().map(EmbeddedTextTest::alone).toList(),
                candidate.items().map(EmbeddedTextTest::alone).toList());
    }

    private static Draw.Group alone(Item item) {
        return new Draw.Group(item.id(), item.id().hashCode(), List.of(item));
    }

    @Test
    void statisticsAreThoseOfTheWordsAndThoseOfThePoints() {
        Pool pool = pool(texts("r", 60, 0.2, 1), texts("c", 60, 0.1, 1));
        Battery both = Batteries.of(pool);
        boolean[] truth = new Relabelling(pool).truth();
        double[] words = new double[new TextBattery(pool).statistics().size()];
        double[] points =
                new double[new VectorBattery(pool, Points.of(pool)).statistics().size()];
        new TextBattery(pool).evaluate(truth, words);
        new VectorBattery(pool, Points.of(pool)).evaluate(truth, points);
        double[] out = new double[both.statistics().size()];
        both.evaluate(truth, out);
        assertThat(IntStream.range(0, words.length).mapToDouble(j -> out[j])).containsExactly(boxed(words));
        assertThat(IntStream.range(0, points.length).mapToDouble(j -> out[words.length + j]))
                .containsExactly(boxed(points));
        assertThat(both.statistics())
                .hasSize(words.length + new VectorBattery(pool).statistics().size());
    }

    private static Double[] boxed(double[] x) {
        return java.util.Arrays.stream(x).boxed().toArray(Double[]::new);
    }

    private static Verdict verdict(Items reference, Items generation, long seed) {
        return Check.verdict(
                Check.Given.of("reference", List.of(), reference),
                Check.Given.of("generation", List.of(), generation),
                CheckSettings.of(Seed.of(seed)),
                Workers.SERIAL);
    }

    @Test
    void aMeaningThatIsGoneIsALossAndIsToldByExample() {
        Verdict verdict = verdict(texts("r", 600, 0.1, 5), texts("c", 600, 0, 5), 5);
        assertThat(verdict.level()).isIn(Level.EARLY_COLLAPSE, Level.LATE_COLLAPSE);
        Finding gone = verdict.findings().stream()
                .filter(f -> f.metric().contains("emptiest"))
                .findFirst()
                .orElseThrow();
        assertThat(gone.sentence()).startsWith("By their embeddings: one of ");
        assertThat(gone.examples()).isNotEmpty().allMatch(e -> e.startsWith("\u201c") && e.endsWith("far\u201d"));
    }

    /** At 5 % for all findings of a check together, more than 5 of 40 checks of one source are wrong once in 70 times. */
    @Test
    void wordsAndPointsShareOneRateOfFalseAlarms() {
        int found = 0;
        for (int seed = 0; seed < 40; seed++) {
            CheckSettings settings = CheckSettings.of(Seed.of(seed));
            CheckSettings loose =
                    new CheckSettings(0.05, false, settings.groupField(), List.of(), settings.draw(), settings.seed());
            Verdict verdict = Check.verdict(
                    Check.Given.of("reference", List.of(), texts("r", 60, 0.1, seed)),
                    Check.Given.of("generation", List.of(), texts("c", 60, 0.1, seed)),
                    loose,
                    Workers.SERIAL);
            found += verdict.findings().isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThanOrEqualTo(5);
    }

    @Test
    void embeddingsOfAnotherWidthAreRefused() {
        Items narrow =
                new Items(Schema.text(2), List.of(Item.of("a", new Payload.Text("a", NONE, new double[] {1, 2}))));
        assertThatThrownBy(() -> verdict(texts("r", 30, 0.1, 1), narrow, 1))
                .hasMessageContaining("the embeddings of the reference have 4 dimensions, those of generation 2")
                .hasMessageContaining("same model");
    }
}
