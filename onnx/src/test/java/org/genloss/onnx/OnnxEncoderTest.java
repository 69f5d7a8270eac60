package org.genloss.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.genloss.io.UserError;
import org.genloss.io.model.EncoderSettings;
import org.genloss.io.model.Models;
import org.genloss.io.model.Pooling;
import org.genloss.io.model.SentenceEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose embeddings are worked out by hand: each token is looked up in a table of four rows. */
class OnnxEncoderTest {
    private static final double[][] TABLE = {{0, 0, 1}, {1, 2, 2}, {3, -2, 4}, {-4, 0.5, 0}};
    private static final String[] WORDS = {"?", "red", "green", "blue"};

    @TempDir
    Path dir;

    private Path export(OnnxFile model) {
        OnnxFile.words(dir.resolve("tokenizer.json"), OnnxFile.NO_FRAME, WORDS);
        return model.write(dir.resolve("model.onnx"));
    }

    private static double[] of(EncoderSettings settings, String text) {
        return Models.encoder(settings).encode(List.of(text), done -> {}).get(0);
    }

    private EncoderSettings pooled(Pooling pooling) {
        return new EncoderSettings(
                "--encoder", dir, Optional.empty(), Optional.of(pooling), Optional.empty(), OptionalInt.empty(), 1);
    }

    @Test
    void theMeanOfTheTokens() {
        export(OnnxFile.lookUp(TABLE));
        // (1, 2, 2) and (3, -2, 4); a word that is not known is the first
        assertThat(of(EncoderSettings.of(dir), "red green")).containsExactly(2, 0, 3);
        assertThat(of(EncoderSettings.of(dir), "red purple")).containsExactly(0.5, 1, 1.5);
        assertThat(of(EncoderSettings.of(dir.resolve("model.onnx")), " blue\n")).containsExactly(-4, 0.5, 0);
    }

    @Test
    void otherPoolings() {
        export(OnnxFile.lookUp(TABLE));
        assertThat(of(pooled(Pooling.CLS), "red green blue")).containsExactly(1, 2, 2);
        assertThat(of(pooled(Pooling.LAST), "red green blue")).containsExactly(-4, 0.5, 0);
        assertThat(of(pooled(Pooling.MAX), "red green blue")).containsExactly(3, 2, 4);
    }

    @Test
    void aTextWithoutTokensIsZero() {
        export(OnnxFile.lookUp(TABLE));
        assertThat(of(EncoderSettings.of(dir), "  ")).containsExactly(0, 0, 0);
    }

    @Test
    void whatSentenceTransformersWriteBesideTheModel() throws IOException {
        export(OnnxFile.lookUp(TABLE));
        Files.createDirectories(dir.resolve("1_Pooling"));
        Files.writeString(
                dir.resolve("1_Pooling/config.json"),
                "{\"word_embedding_dimension\": 3, \"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": false}");
        Files.writeString(
                dir.resolve("modules.json"),
                "[{\"idx\": 0, \"path\": \"\", \"type\": \"sentence_transformers.models.Transformer\"},"
                        + " {\"idx\": 1, \"path\": \"1_Pooling\", \"type\": \"sentence_transformers.models.Pooling\"},"
                        + " {\"idx\": 2, \"path\": \"2_Normalize\", \"type\": \"sentence_transformers.models.Normalize\"}]");
        Files.writeString(dir.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 2}");
        SentenceEncoder encoder = Models.encoder(EncoderSettings.of(dir));
        // cls of red, whose length is 3
        assertThat(encoder.encode(List.of("red green blue"), done -> {}).get(0))
                .containsExactly(new double[] {1 / 3.0, 2 / 3.0, 2 / 3.0}, within(1e-15));
        assertThat(encoder.mark().how()).endsWith("cls pooling, normalized, at most 2 tokens");
        EncoderSettings asked = new EncoderSettings(
                "--encoder",
                dir,
                Optional.empty(),
                Optional.of(Pooling.MEAN),
                Optional.of(false),
                OptionalInt.of(3),
                1);
        assertThat(of(asked, "red green blue")).containsExactly(new double[] {0, 0.5 / 3, 2}, within(1e-15));
        Files.writeString(dir.resolve("1_Pooling/config.json"), "{\"pooling_mode_weightedmean_tokens\": true}");
        refused(() -> Models.encoder(EncoderSettings.of(dir)), "weightedmean_tokens", "--pooling");
        Files.writeString(dir.resolve("modules.json"), "[{\"type\": \"sentence_transformers.models.Dense\"}]");
        refused(() -> Models.encoder(pooled(Pooling.MEAN)), "Dense", "sentence_embedding");
    }

    /** onnx/model.onnx below the files of the tokenizer, as in repositories of models. */
    @Test
    void theModelInAFolderOfItsOwn() throws IOException {
        export(OnnxFile.lookUp(TABLE));
        Files.createDirectories(dir.resolve("onnx"));
        Files.move(dir.resolve("model.onnx"), dir.resolve("onnx/model.onnx"));
        assertThat(of(EncoderSettings.of(dir), "green")).containsExactly(3, -2, 4);
        assertThat(of(EncoderSettings.of(dir.resolve("onnx/model.onnx")), "green"))
                .containsExactly(3, -2, 4);
    }

    /** Words around a text are tokens of it; where a model wants 6 tokens, what fills it up is masked. */
    @Test
    void framesSegmentsAndAFixedLength() {
        OnnxFile.words(dir.resolve("tokenizer.json"), OnnxFile.frame(2, 3), "?", "red", "[CLS]", "[SEP]");
        new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", 6)
                .input("attention_mask", OnnxFile.INT64, "batch", 6)
                .input("token_type_ids", OnnxFile.INT64, "batch", 6)
                .matrix("table", TABLE)
                .matrix("segments", new double[][] {{10, 20, 30}, {1000, 1000, 1000}})
                .node("Gather", List.of("table", "input_ids"), "words")
                .node("Gather", List.of("segments", "token_type_ids"), "types")
                .node("Add", List.of("words", "types"), "last_hidden_state")
                .output("last_hidden_state", "batch", 6, 3)
                .write(dir.resolve("model.onnx"));
        // (3, -2, 4) + (1, 2, 2) + (-4, 0.5, 0), each + (10, 20, 30)
        assertThat(of(EncoderSettings.of(dir), "red"))
                .containsExactly(new double[] {10, 20 + 0.5 / 3, 32}, within(1e-6));
    }

    /** The whole encoder in one file: its own output is read unless a pooling is asked for. */
    @Test
    void theModelsOwnOutput() {
        OnnxFile model = OnnxFile.lookUp(TABLE)
                .whole("axes", 1)
                .node("ReduceSum", List.of("last_hidden_state", "axes"), "sentence_embedding", "keepdims", 0)
                .output("sentence_embedding", "batch", 3);
        export(model);
        assertThat(of(EncoderSettings.of(dir), "red green")).containsExactly(4, 0, 6);
        assertThat(of(pooled(Pooling.MEAN), "red green")).containsExactly(2, 0, 3);
    }

    @Test
    void noTextDependsOnAnotherNorOnThreads() {
        export(OnnxFile.lookUp(TABLE));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add("red green blue ".repeat(i % 7) + "red");
        }
        EncoderSettings three = new EncoderSettings(
                "--encoder", dir, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), 3);
        int[] heard = {0};
        List<double[]> all = Models.encoder(three).encode(texts, more -> {
            synchronized (heard) {
                heard[0] += more;
            }
        });
        SentenceEncoder one = Models.encoder(EncoderSettings.of(dir));
        for (int i = 0; i < texts.size(); i++) {
            assertThat(all.get(i))
                    .containsExactly(
                            one.encode(texts.subList(i, i + 1), done -> {}).get(0));
        }
        assertThat(heard[0]).isEqualTo(200);
    }

    @Test
    void theMarkTellsModelsApart() {
        export(OnnxFile.lookUp(TABLE));
        SentenceEncoder first = Models.encoder(EncoderSettings.of(dir));
        assertThat(first.mark()
                        .sameAs(Models.encoder(EncoderSettings.of(dir.resolve("model.onnx")))
                                .mark()))
                .isTrue();
        assertThat(first.mark().sameAs(Models.encoder(pooled(Pooling.CLS)).mark()))
                .isFalse();
        OnnxFile.words(dir.resolve("tokenizer.json"), OnnxFile.NO_FRAME, "?", "green", "red", "blue");
        assertThat(first.mark().sameAs(Models.encoder(EncoderSettings.of(dir)).mark()))
                .isFalse();
        export(OnnxFile.lookUp(new double[][] {{0, 0}, {1, 2}, {3, 4}, {5, 6}}));
        SentenceEncoder other = Models.encoder(EncoderSettings.of(dir));
        assertThat(first.mark().sameAs(other.mark())).isFalse();
        assertThat(List.of(first.dimensions(), other.dimensions())).containsExactly(3, 2);
    }

    private void refused(ThrowingCallable call, String... says) {
        assertThatThrownBy(call)
                .isInstanceOf(UserError.class)
                .message()
                .contains(says)
                .doesNotContain("Exception")
                .hasSizeLessThan(600);
    }

    private void refusedNow(String... says) {
        refused(() -> of(EncoderSettings.of(dir), "red green"), says);
    }

    @Test
    void filesThatAreNotThere() throws IOException {
        refused(() -> of(EncoderSettings.of(dir.resolve("none")), "red"), "none", "not there");
        refusedNow("no model.onnx in it");
        Files.writeString(dir.resolve("model_quantized.onnx"), "x");
        refusedNow("only model_quantized.onnx");
        OnnxFile.lookUp(TABLE).write(dir.resolve("model.onnx"));
        refusedNow("no tokenizer.json beside it");
        EncoderSettings elsewhere = new EncoderSettings(
                "--encoder",
                dir,
                Optional.of(dir.resolve("words.json")),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                1);
        refused(() -> of(elsewhere, "red"), "words.json", "not there");
        OnnxFile.words(dir.resolve("words.json"), OnnxFile.NO_FRAME, WORDS);
        assertThat(of(elsewhere, "red")).containsExactly(1, 2, 2);
    }

    @Test
    void filesThatAreSomethingElse() throws IOException {
        export(OnnxFile.lookUp(TABLE));
        Files.writeString(dir.resolve("model.onnx"), "no model at all");
        refusedNow("is no model that ONNX Runtime opens");
        export(OnnxFile.lookUp(TABLE));
        Files.writeString(dir.resolve("tokenizer.json"), "{\"a\": ");
        refusedNow("tokenizer.json", "no JSON");
        Files.writeString(dir.resolve("tokenizer.json"), "{\"a\": 1}");
        refusedNow("tokenizer.json", "is no tokenizer");
    }

    @Test
    void aTokenizerOfAnotherModel() {
        export(OnnxFile.lookUp(new double[][] {{0, 0}, {1, 2}}));
        refusedNow("highest of them number 2", "belongs to another model");
    }

    @Test
    void weightsThatAreMissing() {
        export(new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .elsewhere("table", "model.onnx_data", 4, 3)
                .node("Gather", List.of("table", "input_ids"), "last_hidden_state")
                .output("last_hidden_state", "batch", "tokens", 3));
        refusedNow("file of weights beside it", "model.onnx_data");
    }

    @Test
    void inputsAndOutputsThatDoNotFit() {
        export(OnnxFile.lookUp(TABLE).input("pixel_values", OnnxFile.FLOAT, 1, 3));
        refusedNow("inputs that a text does not have: pixel_values");
        export(new OnnxFile()
                .input("image", OnnxFile.FLOAT, 1, 3)
                .node("Identity", List.of("image"), "out")
                .output("out", 1, 3));
        refusedNow("no input input_ids", "image");
        export(new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .matrix("table", TABLE)
                .whole("axes", 1)
                .node("Gather", List.of("table", "input_ids"), "hidden")
                .node("ReduceSum", List.of("hidden", "axes"), "logits", "keepdims", 0)
                .output("logits", "batch", 3));
        refusedNow("no output of one vector a token", "logits of 2 dimensions", "--pooling model");
        assertThat(of(pooled(Pooling.MODEL), "red green")).containsExactly(4, 0, 6);
    }

    private void gives(String output, double[][] table) {
        export(new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .matrix("table", table)
                .node("Gather", List.of("table", "input_ids"), output)
                .output(output, "batch", "tokens", table[0].length));
    }

    /** Told by the name of its output, or by the sizes of config.json; an unusual name alone tells nothing. */
    @Test
    void aLanguageModelIsNoEncoder() throws IOException {
        String says =
                "), and an encoder is asked for: a model with an output last_hidden_state or sentence_embedding (exported for feature-extraction).";
        gives("logits", TABLE);
        refusedNow("model.onnx is a language model (its output is logits" + says);
        refused(() -> of(pooled(Pooling.MODEL), "red"), "is a language model (its output is logits" + says);
        gives("output_0", TABLE);
        assertThat(of(EncoderSettings.of(dir), "green")).containsExactly(3, -2, 4);
        Files.writeString(dir.resolve("config.json"), "{\"vocab_size\": 3, \"hidden_size\": 2}");
        refusedNow("model.onnx is a language model (its output is output_0" + says);
        Files.writeString(dir.resolve("config.json"), "{\"vocab_size\": 4, \"hidden_size\": 3}");
        assertThat(of(EncoderSettings.of(dir), "green")).containsExactly(3, -2, 4);
        Files.writeString(dir.resolve("config.json"), "{\"vocab_size\": 3, \"hidden_size\": 2}");
        gives("last_hidden_state", TABLE);
        assertThat(of(EncoderSettings.of(dir), "green")).containsExactly(3, -2, 4);
    }

    /** Set for these tests by the build, for users by the launcher. */
    @Test
    void nothingRunsWhereTheLibraryWouldReport() {
        refused(() -> Session.requireSilence(null), "ORT_DISABLE_TELEMETRY=1", "./genloss");
        Session.requireSilence("1");
    }

    @Test
    void numbersThatAreNone() {
        export(OnnxFile.lookUp(new double[][] {{0, 0}, {1, Double.NaN}, {1, 1}, {1, 1}}));
        refusedNow("gives NaN for the text \"red green\"");
    }
}
