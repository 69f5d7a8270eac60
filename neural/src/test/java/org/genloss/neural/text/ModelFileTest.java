package org.genloss.neural.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.catalog.Settings;
import org.genloss.data.Items;
import org.genloss.data.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that a run left, and what goes on from it. */
class ModelFileTest {
    private static final Seed SEED = Seed.of(9);
    private static final Items TEXTS = Items.texts(
            "", IntStream.range(0, 150).mapToObj(i -> "count to " + i % 12).toList());
    private static final Transformer LITTLE = Settings.with(
            new Transformer(),
            Map.of(
                    "vocabulary",
                    270,
                    "context",
                    8,
                    "layers",
                    1,
                    "width",
                    16,
                    "heads",
                    2,
                    "steps",
                    120,
                    "batch",
                    16,
                    "learning-rate",
                    0.01,
                    "dropout",
                    0));

    @TempDir
    Path directory;

    private final TransformerModel fitted = (TransformerModel) LITTLE.fit(TEXTS, SEED);

    private String file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("last.model"), bytes).toString();
    }

    private static Transformer from(String file, int steps) {
        return Settings.with(
                new Transformer(), Map.of("start", file, "steps", steps, "warm-up", 0, "batch", 16, "dropout", 0));
    }

    /** One step at a rate of next to nothing leaves the model as it was; the next fit begins there again. */
    @Test
    void fitsGoOnFromIt() throws IOException {
        Transformer tuned = Settings.with(from(file(fitted.bytes()), 1), Map.of("learning-rate", 1e-12, "patience", 0));
        TransformerModel first = (TransformerModel) tuned.fit(TEXTS, SEED.child("other"));
        same(first);
        same((TransformerModel) tuned.refit(first, TEXTS, SEED.child("next")));
        assertThat(first.bytes()).isEqualTo(fitted.bytes());
    }

    private void same(TransformerModel model) {
        fitted.weights()
                .arrays()
                .forEach((name, values) ->
                        assertThat(model.weights().arrays().get(name)).as(name).containsExactly(values, within()));
        assertThat(model.tokenizer().symbols()).isEqualTo(fitted.tokenizer().symbols());
        assertThat(Texts.values(model.draw(20, SEED))).isEqualTo(Texts.values(fitted.draw(20, SEED)));
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(1e-9f);
    }

    /** Texts of another sort, in bytes on both sides, are learned sooner where the letters are known. */
    @Test
    void fineTuningIsQuickerThanFromNothing() throws IOException {
        Items others = Items.texts(
                "", IntStream.range(0, 150).mapToObj(i -> "count from " + i % 9).toList());
        Transformer bytes = Settings.with(LITTLE, Map.of("tokens", "bytes", "vocabulary", 0, "patience", 0));
        String file = file(((TransformerModel) bytes.fit(TEXTS, SEED)).bytes());
        Map<String, Object> few = Map.of("steps", 15, "learning-rate", 0.01, "patience", 0);
        TransformerModel tuned =
                (TransformerModel) Settings.with(from(file, 15), few).fit(others, SEED);
        TransformerModel anew = (TransformerModel) Settings.with(bytes, few).fit(others, SEED);
        assertThat(tuned.logDensity(others.list().get(0)))
                .isGreaterThan(anew.logDensity(others.list().get(0)) + 1);
    }

    @Test
    void whatIsDamagedOrNoneIsRefused() throws IOException {
        byte[] whole = fitted.bytes();
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        byte[] other = new byte[100];
        Arrays.fill(other, (byte) -1);
        for (byte[] bytes :
                List.of(changed, Arrays.copyOf(whole, whole.length - 7), new byte[0], new byte[100], other)) {
            Transformer learner = from(file(bytes), 1);
            assertThatThrownBy(() -> learner.fit(TEXTS, SEED))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("last.model is damaged, or no model")
                    .hasMessageNotContaining("null");
        }
        assertThatThrownBy(() -> from("nowhere.model", 1).fit(TEXTS, SEED))
                .hasMessageContaining("transformer.start: cannot read /")
                .hasMessageContaining("nowhere.model");
    }

    /** What it brings may be said again, as a run's own experiment.yaml does, and not otherwise. */
    @Test
    void sizesOfItsOwn() throws IOException {
        Transformer from = from(file(fitted.bytes()), 1);
        Shape shape = fitted.weights().shape();
        Transformer settled = from.settled();
        assertThat(List.of(settled.vocabulary(), settled.context(), settled.layers(), settled.width(), settled.heads()))
                .containsExactly(shape.vocabulary(), shape.context(), shape.layers(), shape.width(), shape.heads());
        assertThat(settled.tokens()).isEqualTo(Transformer.Tokens.BPE);
        assertThat(settled.settled()).isEqualTo(settled);
        assertThat(((TransformerModel) settled.fit(TEXTS, SEED)).bytes())
                .isEqualTo(((TransformerModel) from.fit(TEXTS, SEED)).bytes());
        brings(from, "width", 48, "width is " + shape.width(), "width is 48");
        brings(from, "vocabulary", 257, "vocabulary is " + shape.vocabulary(), "vocabulary is 257");
        brings(from, "tokens", "bytes", "tokens are bpe", "tokens is bytes");
        brings(from, "preset", "small", "context is " + shape.context(), "preset small has 256");
    }

    private void brings(Transformer from, String setting, Object value, String there, String asked) {
        String says = "transformer.start brings tokens and sizes of its own: of " + from.start() + " the " + there
                + ", and transformer." + asked + ". Leave it out";
        Transformer other = Settings.with(from, Map.of(setting, value));
        assertThatThrownBy(other::settled).hasMessage(says);
        assertThatThrownBy(() -> other.fit(TEXTS, SEED)).hasMessage(says);
    }
}
