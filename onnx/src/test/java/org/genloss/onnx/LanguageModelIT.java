package org.genloss.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.onnx.Product.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language model from the command line: a table of transitions, so that what it says of a text is known. */
class LanguageModelIT {
    private static final String[] WORDS = {"?", "a", "b", "c"};
    private static final double[][] P = {
        {0.25, 0.25, 0.25, 0.25}, {0.1, 0.2, 0.3, 0.4}, {0.5, 0.25, 0.125, 0.125}, {0.7, 0.1, 0.1, 0.1}
    };

    @TempDir
    Path dir;

    private Product genloss;

    @BeforeEach
    void export() throws IOException {
        genloss = new Product(dir);
        Path export = Files.createDirectories(dir.resolve("lm"));
        double[][] logits = new double[4][4];
        for (int v = 0; v < 16; v++) {
            logits[v / 4][v % 4] = Math.log(P[v / 4][v % 4]);
        }
        OnnxFile.words(export.resolve("tokenizer.json"), OnnxFile.NO_FRAME, WORDS);
        new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .matrix("table", logits)
                .node("Gather", List.of("table", "input_ids"), "logits")
                .output("logits", "batch", "tokens", 4)
                .write(export.resolve("model.onnx"));
        texts("real", 1, 3);
        texts("gen", 2, 2);
    }

    /** Words drawn alike; the same with the logarithms of their probabilities. */
    private void texts(String name, long seed, int words) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> plain = new ArrayList<>();
        List<String> scored = new ArrayList<>();
        for (int t = 0; t < 60; t++) {
            StringBuilder text = new StringBuilder();
            List<String> logs = new ArrayList<>();
            int before = 0;
            for (int i = 0; i < 8; i++) {
                int word = 1 + random.nextInt(words);
                text.append(i == 0 ? "" : " ").append(WORDS[word]);
                if (i > 0) {
                    logs.add(String.valueOf(Math.log(P[before][word])));
                }
                before = word;
            }
            plain.add("{\"text\": \"" + text + "\"}");
            scored.add("{\"text\": \"" + text + "\", \"logprobs\": [" + String.join(", ", logs) + "]}");
        }
        Files.write(dir.resolve(name + ".jsonl"), plain);
        Files.write(dir.resolve(name + "-scored.jsonl"), scored);
    }

    private List<Double> perplexity(String reference, String... more) {
        List<String> words = new ArrayList<>(
                List.of("metric", "text-perplexity", "--format", "json", "--reference", reference, "--generation"));
        words.addAll(List.of(more));
        Done done = genloss.run(words);
        assertThat(done.exit()).as(done.err()).isZero();
        List<Double> values = new ArrayList<>();
        Matcher value = Pattern.compile("\"value\" : ([-0-9.eE]+)").matcher(done.out());
        while (value.find()) {
            values.add(Double.valueOf(value.group(1)));
        }
        assertThat(values).hasSize(5);
        return values;
    }

    /** The model's 32-bit logits against the table's logarithms in the data. A profile's texts are scored when they are compared. */
    @Test
    void theSameAsLogProbabilitiesThatAreGiven() {
        List<Double> given = perplexity("real-scored.jsonl", "gen-scored.jsonl");
        List<Double> made = perplexity("real.jsonl", "gen.jsonl", "--language-model", "lm");
        for (int i = 0; i < given.size(); i++) {
            assertThat(made.get(i)).isCloseTo(given.get(i), within(1e-5));
        }
        genloss.run(List.of("profile", "real.jsonl", "--out", "real.profile"));
        assertThat(perplexity("real.profile", "gen.jsonl", "--language-model", "lm", "--threads", "1"))
                .isEqualTo(made);
    }

    @Test
    void aPolicyNamesItsLanguageModel() throws IOException {
        Files.writeString(dir.resolve("policy.yaml"), "language-model: { path: lm, context: 64 }\nmetrics: none");
        Done done = genloss.run(List.of(
                "check",
                "--reference",
                "real.jsonl",
                "--generation",
                "gen.jsonl",
                "--policy",
                "policy.yaml",
                "--stride",
                "16",
                "--format",
                "json"));
        assertThat(done.exit()).as(done.err()).isIn(0, 1);
        assertThat(done.out())
                .contains("\"id\" : \"text-perplexity\"", "\"file\" : \"lm/model.onnx\"")
                .contains("context of 64 tokens, stride of 16");
    }

    @Test
    void aCheckReadsPerplexityWhereThereIsAModel() {
        Done done = genloss.run(List.of(
                "check",
                "--reference",
                "real.jsonl",
                "--generation",
                "gen.jsonl",
                "--language-model",
                "lm",
                "--format",
                "json"));
        assertThat(done.exit()).as(done.err()).isIn(0, 1);
        assertThat(done.out())
                .contains("\"id\" : \"text-perplexity\"", "\"languageModel\" : {", "\"file\" : \"lm/model.onnx\"")
                .contains("context of 1024 tokens, stride of 512");
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThat(genloss.run(List.of(
                                "metric",
                                "tail-recall",
                                "--reference",
                                "real.jsonl",
                                "--generation",
                                "gen.jsonl",
                                "--language-model",
                                "lm"))
                        .refused())
                .contains("text-perplexity", "not asked for");
        assertThat(genloss.run(List.of("check", "--reference", "a", "--generation", "b", "--context", "9"))
                        .refused())
                .contains("--context", "--language-model PATH");
    }
}
