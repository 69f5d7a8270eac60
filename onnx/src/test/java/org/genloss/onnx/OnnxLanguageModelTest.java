package org.genloss.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.genloss.curate.likelihood.LanguageModel;
import org.genloss.curate.likelihood.LikelihoodScores;
import org.genloss.io.UserError;
import org.genloss.io.model.LanguageModelSettings;
import org.genloss.io.model.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose probabilities are known: logits are logarithms of a table of transitions, or sums of rows over all tokens so far. */
class OnnxLanguageModelTest {
    private static final String[] WORDS = {"?", "a", "b", "c"};
    private static final double[][] P = {
        {0.25, 0.25, 0.25, 0.25}, {0.1, 0.2, 0.3, 0.4}, {0.5, 0.25, 0.125, 0.125}, {0.7, 0.1, 0.1, 0.1}
    };
    private static final double[][] Q = {
        {0.4, 0.3, 0.2, 0.1}, {0.25, 0.25, 0.25, 0.25}, {0.1, 0.1, 0.4, 0.4}, {0.2, 0.3, 0.3, 0.2}
    };

    @TempDir
    Path dir;

    private static double[][] logs(double[][] p) {
        return Arrays.stream(p)
                .map(row -> Arrays.stream(row).map(Math::log).toArray())
                .toArray(double[][]::new);
    }

    /** Logits are 3 above the logarithms: a softmax does not see that. */
    private LanguageModel bigrams(String name, double[][] p, LanguageModelSettings settings) throws IOException {
        Path export = Files.createDirectories(dir.resolve(name));
        double[][] logits = logs(p);
        for (double[] row : logits) {
            Arrays.setAll(row, v -> row[v] + 3);
        }
        OnnxFile.words(export.resolve("tokenizer.json"), OnnxFile.NO_FRAME, WORDS);
        new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .matrix("table", logits)
                .node("Gather", List.of("table", "input_ids"), "logits")
                .output("logits", "batch", "tokens", 4)
                .write(export.resolve("model.onnx"));
        return Models.languageModel(settings);
    }

    private LanguageModel bigrams(String name, double[][] p) throws IOException {
        return bigrams(name, p, LanguageModelSettings.of(dir.resolve(name)));
    }

    @Test
    void probabilitiesOfTransitions() throws IOException {
        LanguageModel model = bigrams("p", P);
        assertThat(model.vocabulary()).isEqualTo(4);
        // a to b 0.3, b to c 0.125, c to an unknown word 0.7
        assertThat(model.logProbabilities("a b c zebra"))
                .containsExactly(new double[] {Math.log(0.3), Math.log(0.125), Math.log(0.7)}, within(1e-6));
        assertThat(model.logProbabilities("a")).isEmpty();
        assertThat(model.logProbabilities("")).isEmpty();
    }

    /** The scores of detectors, from the table itself, which is exact. */
    @Test
    void whatDetectorsTake() throws IOException {
        LanguageModel scoring = bigrams("p", P);
        LanguageModel reference = bigrams("q", Q);
        LikelihoodScores scores = LanguageModel.scores(scoring, reference, "a b c a");
        LikelihoodScores exact = new LikelihoodScores();
        int[] tokens = {1, 2, 3, 1};
        for (int t = 1; t < tokens.length; t++) {
            exact.add(logs(P)[tokens[t - 1]], logs(Q)[tokens[t - 1]], tokens[t]);
        }
        assertThat(scores.tokens()).isEqualTo(3);
        assertThat(new double[] {
                    scores.fastDetect(),
                    scores.fastDetectOneModel(),
                    scores.binoculars(),
                    scores.entropy(),
                    scores.surprise()
                })
                .containsExactly(
                        new double[] {
                            exact.fastDetect(),
                            exact.fastDetectOneModel(),
                            exact.binoculars(),
                            exact.entropy(),
                            exact.surprise()
                        },
                        within(1e-5));
        // worked out by hand: ln 0.3, ln 0.125, ln 0.1 and ranks 2, 4, 2 (of equals the lower number is before)
        assertThat(scores.surprise()).isCloseTo(-(Math.log(0.3) + Math.log(0.125) + Math.log(0.1)) / 3, within(1e-6));
        assertThat(scores.logRank()).isCloseTo((Math.log(2) + Math.log(4) + Math.log(2)) / 3, within(1e-12));
        LikelihoodScores alone = LanguageModel.scores(scoring, scoring, "a b c a");
        assertThat(alone.fastDetect()).isEqualTo(scores.fastDetectOneModel());
    }

    /** A reading that is closed twice, as try-with-resources of one reading under two names does, gives its memory back once. */
    @Test
    void twoTextsAtATimeAfterAReadingClosedTwice() throws IOException {
        LanguageModel model = bigrams("p", P);
        LanguageModel.Reading before = model.read("a b");
        before.close();
        before.close();
        try (LanguageModel.Reading first = model.read("a b");
                LanguageModel.Reading second = model.read("c b")) {
            assertThat(first.next() && second.next()).isTrue();
            assertThat(first.logProbability()).isCloseTo(Math.log(0.3), within(1e-6));
            assertThat(second.logProbability()).isCloseTo(Math.log(0.1), within(1e-6));
        }
    }

    /** Logits at a token are the sum of the rows of all tokens of the window so far: what is out of the window has no part in it. */
    @Test
    void aWindowThatMovesOn() throws IOException {
        double[][] rows = {{0, 0, 0, 0}, {0.5, -1, 0.25, 0}, {-0.5, 0.5, 1, 0.125}, {0.25, 0, -0.75, 1}};
        OnnxFile.words(dir.resolve("tokenizer.json"), OnnxFile.NO_FRAME, WORDS);
        new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .input("attention_mask", OnnxFile.INT64, "batch", "tokens")
                .matrix("table", rows)
                .whole("axis", 1)
                .node("Gather", List.of("table", "input_ids"), "each")
                .node("CumSum", List.of("each", "axis"), "logits")
                .output("logits", "batch", "tokens", 4)
                .write(dir.resolve("model.onnx"));
        String text = "a b c a c b b a c c a";
        int[] ids = Arrays.stream(text.split(" "))
                .mapToInt(w -> List.of(WORDS).indexOf(w))
                .toArray();
        for (int[] window : new int[][] {{4, 2}, {5, 1}, {4, 3}, {20, 3}, {11, 5}, {2, 1}}) {
            LanguageModel model = Models.languageModel(new LanguageModelSettings(
                    dir, Optional.empty(), OptionalInt.of(window[0]), OptionalInt.of(window[1])));
            assertThat(model.logProbabilities(text))
                    .as("context %d, stride %d", window[0], window[1])
                    .containsExactly(expected(ids, rows, window[0], window[1]), within(1e-6));
        }
    }

    /** As the guide of Hugging Face to the perplexity of models of fixed length has it. */
    private static double[] expected(int[] ids, double[][] rows, int context, int stride) {
        List<Double> logs = new ArrayList<>();
        int before = 0;
        for (int begin = 0; begin < ids.length; begin += stride) {
            int end = Math.min(begin + context, ids.length);
            for (int t = Math.max(before, begin + 1); t < end; t++) {
                double[] logits = new double[4];
                for (int i = begin; i < t; i++) {
                    for (int v = 0; v < 4; v++) {
                        logits[v] += rows[ids[i]][v];
                    }
                }
                double sum = Arrays.stream(logits).map(Math::exp).sum();
                logs.add(logits[ids[t]] - Math.log(sum));
            }
            before = end;
            if (end == ids.length) {
                break;
            }
        }
        return logs.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** An export that remembers keys and values takes none of them at first; a mark before the text is what its first token stands behind. */
    @Test
    void memoryMarksAndPlaces() throws IOException {
        OnnxFile.words(dir.resolve("tokenizer.json"), OnnxFile.frame(0, 3), WORDS);
        new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .input("position_ids", OnnxFile.INT64, "batch", "tokens")
                .input("past_key_values.0.key", OnnxFile.FLOAT, "batch", 2, "past", 4)
                .matrix("table", logs(P))
                .matrix("places", new double[][] {{0, 0, 0, 0}, {0, 0, 0, Math.log(2)}, {0, 0, 0, 0}, {0, 0, 0, 0}})
                .node("Gather", List.of("table", "input_ids"), "words")
                .node("Gather", List.of("places", "position_ids"), "where")
                .node("Add", List.of("words", "where"), "logits")
                .node("Identity", List.of("past_key_values.0.key"), "present")
                .output("logits", "batch", "tokens", 4)
                .write(dir.resolve("model.onnx"));
        LanguageModel model = Models.languageModel(LanguageModelSettings.of(dir));
        // "?" stands before the text, "c" behind it is not scored: ? to a 0.25, a to b 0.3 of 1.4 at the second place
        assertThat(model.logProbabilities("a b"))
                .containsExactly(new double[] {Math.log(0.25), Math.log(0.3 / 1.4)}, within(1e-6));
    }

    @Test
    void whatDoesNotFit() throws IOException {
        LanguageModelSettings narrow =
                new LanguageModelSettings(dir.resolve("p"), Optional.empty(), OptionalInt.of(4), OptionalInt.of(4));
        assertThatThrownBy(() -> bigrams("p", P, narrow))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--stride lies between 1 and --context less 1");
        OnnxFile.words(dir.resolve("tokenizer.json"), OnnxFile.NO_FRAME, WORDS);
        OnnxFile.lookUp(P)
                .output("other", "batch", "tokens", 4)
                .node("Identity", List.of("last_hidden_state"), "other")
                .write(dir.resolve("model.onnx"));
        assertThatThrownBy(() -> Models.languageModel(LanguageModelSettings.of(dir)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no output logits")
                .hasMessageContaining("last_hidden_state");
        Path wide = Files.createDirectories(dir.resolve("q"));
        bigrams("q", Q);
        OnnxFile.words(wide.resolve("tokenizer.json"), OnnxFile.NO_FRAME, "?", "a", "b", "c", "d");
        LanguageModel other = Models.languageModel(LanguageModelSettings.of(wide));
        assertThatThrownBy(() -> other.logProbabilities("a d"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("belongs to another model");
        OnnxFile.words(wide.resolve("tokenizer.json"), OnnxFile.NO_FRAME, "?", "b", "a", "c");
        LanguageModel turned = Models.languageModel(LanguageModelSettings.of(wide));
        LanguageModel model = bigrams("p", P);
        assertThatThrownBy(() -> LanguageModel.scores(model, turned, "a b c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut the text differently");
        double[][] broken = {{0, 0, 0, 0}, {0, Double.NaN, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
        LanguageModel damaged = bigrams("p", broken);
        assertThatThrownBy(() -> damaged.logProbabilities("a b"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("logits that are no numbers");
    }

    /** An encoder is told by the name of its output, or by its width in config.json, before a tokenizer is blamed; other names are taken as they are. */
    @Test
    void anEncoderIsNoLanguageModel() throws IOException {
        OnnxFile.words(dir.resolve("tokenizer.json"), OnnxFile.NO_FRAME, WORDS);
        OnnxFile.lookUp(new double[][] {{0, 0}, {1, 2}, {3, 4}, {5, 6}}).write(dir.resolve("model.onnx"));
        encoder("last_hidden_state");
        new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .matrix("table", logs(P))
                .node("Gather", List.of("table", "input_ids"), "output_0")
                .output("output_0", "batch", "tokens", 4)
                .write(dir.resolve("model.onnx"));
        LanguageModel model = Models.languageModel(LanguageModelSettings.of(dir));
        assertThat(model.logProbabilities("a b")).containsExactly(new double[] {Math.log(0.3)}, within(1e-6));
        Files.writeString(dir.resolve("config.json"), "{\"vocab_size\": 30, \"hidden_size\": 4}");
        encoder("output_0");
    }

    private void encoder(String output) {
        assertThatThrownBy(() -> Models.languageModel(LanguageModelSettings.of(dir)))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith(
                        "model.onnx is no causal language model: it has no output logits of three dimensions (texts, tokens, vocabulary); its outputs are "
                                + output + ".");
    }
}
