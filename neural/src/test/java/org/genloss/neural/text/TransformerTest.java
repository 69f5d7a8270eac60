package org.genloss.neural.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.genloss.lab.Learner;
import org.genloss.lab.probe.LearningCurve;
import org.genloss.lab.source.PoolSource;
import org.genloss.metric.Value;
import org.genloss.neural.training.Memory;
import org.genloss.testkit.CatalogLaws;
import org.genloss.testkit.LearnerLaws;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerTest {
    private static final Seed SEED = Seed.of(5);
    private static final Map<String, Object> LITTLE =
            Map.of("tokens", "bytes", "context", 8, "layers", 1, "width", 16, "heads", 2, "steps", 20, "batch", 8);

    /** Lines of a few words, in no order. */
    private static final Items LINES = Items.texts(
            "",
            IntStream.range(0, 200)
                    .mapToObj(i -> line(SEED.child("line").child(i).random()))
                    .toList());

    private static String line(UniformRandomProvider random) {
        List<String> words = List.of("the", "cat", "sat", "on", "a", "mat", "and", "ate");
        int length = 1 + random.nextInt(5);
        return String.join(
                " ",
                IntStream.range(0, length)
                        .mapToObj(i -> words.get(random.nextInt(words.size())))
                        .toList());
    }

    private static Transformer little(Object... changes) {
        Transformer little = Settings.with(new Transformer(), LITTLE);
        for (int i = 0; i < changes.length; i += 2) {
            little = Settings.with(little, Map.of((String) changes[i], changes[i + 1]));
        }
        return little;
    }

    private static TransformerModel fit(Transformer learner) {
        return (TransformerModel) learner.fit(LINES, SEED.child("fit"));
    }

    private static List<String> values(Corpus corpus) {
        return Texts.values(corpus);
    }

    @TestFactory
    Stream<DynamicTest> keepsTheLawsOfLearners() {
        return LearnerLaws.of(little("steps", 5), PoolSource.of(LINES));
    }

    @TestFactory
    Stream<DynamicTest> isOnTheShelf() {
        return CatalogLaws.of(Catalog.of(Learner.class, "learner").all().stream()
                .filter(learner -> learner.card().id().equals("transformer"))
                .toList());
    }

    /** A text of one word again and again has next to nothing to say: 0 nats a token but where it begins. */
    @Test
    void learnsATextByHeart() {
        Items same = Items.texts("", Collections.nCopies(100, "abcdefg"));
        TransformerModel model = (TransformerModel)
                little("steps", 200, "dropout", 0, "learning-rate", 0.01).fit(same, SEED);
        assertThat(model.curve().get(0).fitted()).isBetween(-5.6, -2.0);
        assertThat(model.curve().get(model.curve().size() - 1).fitted()).isGreaterThan(-0.2);
        assertThat(Math.exp(model.logDensity(same.list().get(0)))).isGreaterThan(0.9);
        assertThat(values(model.draw(50, SEED)).stream().filter("abcdefg"::equals))
                .hasSizeGreaterThan(40);
    }

    /** Whatever the order of work, the model and its draws are the same to the last bit. */
    @Test
    void sameSeedSameBits() {
        TransformerModel one = fit(little("tokens", "bpe", "vocabulary", 270));
        TransformerModel two = fit(little("tokens", "bpe", "vocabulary", 270));
        one.weights()
                .arrays()
                .forEach((name, values) ->
                        assertThat(two.weights().arrays().get(name)).as(name).isEqualTo(values));
        assertThat(one.tokenizer().symbols())
                .isEqualTo(two.tokenizer().symbols())
                .hasSize(270);
        assertThat(values(one.draw(40, SEED))).isEqualTo(values(two.draw(40, SEED)));
    }

    /** Two fits at a time are those of one at a time: nothing random is shared. */
    @Test
    void fitsSideBySideDoNotDisturbEachOther() {
        List<float[]> alone =
                IntStream.range(0, 2).mapToObj(TransformerTest::table).toList();
        List<float[]> together = IntStream.range(0, 2)
                .parallel()
                .mapToObj(TransformerTest::table)
                .toList();
        for (int i = 0; i < 2; i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i));
        }
        assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
    }

    private static float[] table(int seed) {
        TransformerModel model = (TransformerModel) little().fit(LINES, Seed.of(seed));
        return model.weights().arrays().get("wte.weight");
    }

    /** Of all texts of at most one token, in a context of 2: 257 densities and those of the longer ones make 1. */
    @Test
    void chancesSumToOne() {
        TransformerModel model = fit(little());
        double[] first = model.next(List.of("a", "b"));
        double goesOn = Arrays.stream(first).sum();
        assertThat(goesOn).isLessThan(1);
        double sum = model.symbols().stream()
                .mapToDouble(s -> model.chance(List.of("a", "b"), s))
                .sum();
        assertThat(sum).isEqualTo(1, within(1e-6));
        List<String> text = model.split(LINES.list().get(0));
        double[] chances = model.chances(List.of(text)).get(0);
        List<double[]> nexts = model.nexts(List.of(text)).get(0);
        assertThat(chances).hasSize(text.size() - 1);
        for (int i = 0; i < chances.length; i++) {
            double[] next = nexts.get(i);
            int token = model.symbols().indexOf(text.get(i + 1));
            assertThat(next[token] / Arrays.stream(next).sum()).isEqualTo(chances[i], within(1e-6));
        }
    }

    /** A text without a token is none of a model that saw none; it stands beside others all the same. */
    @Test
    void textsSideBySideHaveTheChancesOfEach() {
        TransformerModel model = fit(little("tokens", "bpe", "vocabulary", 300));
        List<Item> items = new ArrayList<>(LINES.list().subList(0, 50));
        items.add(20, Items.texts("", List.of("")).list().get(0));
        double[] together = model.logDensities(items);
        List<double[]> logs = model.logs(items);
        assertThat(together[20]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(logs.get(20)).isEmpty();
        for (int i = 0; i < items.size(); i++) {
            assertThat(together[i]).isEqualTo(model.logDensity(items.get(i)), within(1e-4));
            assertThat(logs.get(i))
                    .containsExactly(model.logs(items.subList(i, i + 1)).get(0), within(1e-5));
        }
        assertThat(model.logDensities(items)).isEqualTo(together);
    }

    @Test
    void goesOnFromTheModelBeforeOnlyWhereAsked() {
        for (boolean warm : List.of(false, true)) {
            Transformer learner = little("warm-start", warm, "steps", 40, "learning-rate", 0.01, "dropout", 0);
            TransformerModel first = fit(learner);
            TransformerModel next = (TransformerModel)
                    little("warm-start", warm, "steps", 1, "warm-up", 0).refit(first, LINES, SEED.child("next"));
            assertThat(next.tokenizer()).isSameAs(first.tokenizer());
            double lost = mean(first) - mean(next);
            assertThat(lost).isBetween(warm ? -5.0 : 10.0, warm ? 5.0 : 1000.0);
        }
    }

    private static double mean(TransformerModel model) {
        return LINES.list().subList(0, 20).stream()
                .mapToDouble(model::logDensity)
                .average()
                .orElseThrow();
    }

    /** Held-out texts of another sort: learning more of the first sort soon makes them worse. */
    @Test
    void stopsWhereHeldOutTextsGetNoBetter() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            texts.add(i % 2 == 0 ? "abababab" : "yzyzyzyz");
        }
        Transformer learner = little("steps", 400, "validation", 0.5, "patience", 2, "learning-rate", 0.01);
        TransformerModel model = (TransformerModel) learner.fit(Items.texts("", texts), SEED);
        int looks = model.curve().size();
        assertThat(looks).isBetween(3, 12);
        double best = model.curve().stream().mapToDouble(s -> s.watched()).max().orElseThrow();
        assertThat(model.curve().subList(0, looks - 2))
                .anySatisfy(s -> assertThat(s.watched()).isEqualTo(best));
        List<Value> told = new LearningCurve(16).measure(model, Optional.empty());
        assertThat(told.subList(0, 2))
                .containsExactly(
                        new Value.Of("fitted, look 1", model.curve().get(0).fitted()),
                        new Value.Of("held out, look 1", model.curve().get(0).watched()));
        assertThat(told.get(8))
                .isEqualTo(new Value.Undefined("fitted, look 16", "the fit ended: its curve goes to look " + looks));
        assertThat(fit(little("patience", 0)).curve())
                .allSatisfy(s -> assertThat(s.watched()).isNaN());
    }

    /** Figures of the table in the guide; settled once, nothing stands for another setting, and the preset says them in words. */
    @ParameterizedTest
    @CsvSource({
        "nano, 2, 128, 4, 64, 512, 32, 200, 0.003",
        "tiny, 4, 256, 8, 128, 2048, 32, 2000, 0.001",
        "small, 8, 512, 8, 256, 8192, 64, 10000, 0.0006"
    })
    void settlesItsPreset(ArgumentsAccessor row) {
        List<String> names =
                List.of("layers", "width", "heads", "context", "vocabulary", "batch", "steps", "learning-rate");
        Transformer asked = Settings.with(new Transformer(), Map.of("preset", row.getString(0)));
        Map<String, Object> settled = Settings.of(asked.settled());
        for (int i = 0; i < names.size(); i++) {
            assertThat(((Number) settled.get(names.get(i))).doubleValue())
                    .as(names.get(i))
                    .isEqualTo(row.getDouble(i + 1));
            assertThat(meaning(row.getString(0))).contains(names.get(i) + " " + row.getString(i + 1));
        }
        assertThat(asked.settled().settled()).isEqualTo(asked.settled());
        assertThat(Settings.with(asked, Map.of("width", 48)).settled().width()).isEqualTo(48);
        assertThat(Settings.with(asked, Map.of("epochs", 2)).settled().steps()).isZero();
        assertThat(Settings.with(asked, Map.of("tokens", "bytes")).settled().vocabulary())
                .isEqualTo(257);
    }

    private static String meaning(String preset) {
        return Settings.described(new Transformer()).get(0).choices().stream()
                .filter(choice -> choice.word().equals(preset))
                .findFirst()
                .orElseThrow()
                .meaning();
    }

    @Test
    void epochsCountTokens() {
        TransformerModel model = fit(little("steps", 0, "epochs", 2, "patience", 0));
        int tokens = (int) model.parameters().get(2).value();
        assertThat(model.parameters().get(3).value()).isEqualTo(Math.ceil(2 * tokens / 64.0));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> little("context", 100_000).fit(LINES, SEED))
                .hasMessageContaining("tokens to learn from")
                .hasMessageContaining("transformer.context is 100000");
        assertThatThrownBy(() -> little().fit(Items.texts("", List.of("", "")), SEED))
                .hasMessage(Transformer.NOTHING);
        assertThatThrownBy(() -> little("width", 10, "heads", 4))
                .hasMessageContaining("width 10")
                .hasMessageContaining("heads 4");
        assertThatThrownBy(() -> little("vocabulary", 256))
                .hasMessage(
                        "transformer.vocabulary needs to be 257 or more (the bytes and the end of a text), or 0 for the preset's, got 256");
        assertThatThrownBy(() -> little("vocabulary", 300))
                .hasMessage(
                        "transformer.tokens bytes has a vocabulary of 257 (the bytes and the end of a text), and transformer.vocabulary is 300: leave it out, or set tokens to bpe");
        assertThatThrownBy(() -> little("epochs", 2))
                .hasMessage(
                        "transformer.steps is 20 and transformer.epochs is 2.0: both say how long a fit is. Leave one of them out");
        assertThatThrownBy(() -> little("patience", 1, "validation", 0)).hasMessageContaining("transformer.validation");
        assertThatThrownBy(() -> little("learning-rate", 1e30, "clip", 1e30).fit(LINES, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no number any more at step")
                .hasMessageContaining("learning rate");
    }

    /** The presets have room on any machine of 8 GB; 200,000 windows of 64 tokens, each with 16 * 128 * 2 + 2 * 128 + 3 * 512 numbers, need 281 GB. */
    @Test
    void reckonsMemory() {
        for (Preset preset : Preset.values()) {
            Preset.Sizes of = preset.sizes();
            Shape shape = new Shape(of.vocabulary(), of.context(), of.layers(), of.width(), of.heads());
            Transformer learner = Settings.with(new Transformer(), Map.of("preset", Settings.word(preset)));
            assertThat(learner.memory(shape).bytes()).isLessThan(7e9);
        }
        Shape nano = new Shape(512, 64, 2, 128, 4);
        Memory large =
                Settings.with(new Transformer(), Map.of("batch", 200_000)).memory(nano);
        assertThat(large.bytes()).isEqualTo(16.0 * nano.parameters() + 4.0 * 200_000 * 64 * 5888);
        assertThatThrownBy(large::require).hasMessageEndingWith("; lower batch");
    }

    /** 2^40 numbers are asked for at once. */
    @Test
    void saysWhatToLowerWhereMemoryDoesNotSuffice() {
        assertThatThrownBy(() -> little("batch", 1 << 27, "context", 100).fit(LINES, SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower batch");
    }
}
