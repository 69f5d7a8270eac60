package org.genloss.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.genloss.onnx.Product.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that look at the texts of a loop, through {@code ./genloss} with the plug-in that this build made. The encoder places a text by its first word;
 * the language model finds every word as likely as any other, so that every perplexity is 4.
 */
class SimulateIT {
    private static final String[] WORDS = {"?", "a", "b", "c"};
    private static final double[][] PLACES = {{0, 0}, {1, 0}, {0, 1}, {-1, 0}};
    private static final String LOOP = """
            data: { path: real.txt, holdout: 0.25 }
            learner: { id: ngram, order: 2, unit: words }
            regimes: [ replace ]
            generations: 2
            items: 60
            replicates: 2
            metrics: [ energy-distance, semantic-spread ]
            """;

    @TempDir
    Path dir;

    private Product genloss;

    @BeforeEach
    void export() throws IOException {
        genloss = new Product(dir);
        Path place = Files.createDirectories(dir.resolve("place/1_Pooling")).getParent();
        Files.writeString(place.resolve("1_Pooling/config.json"), "{\"pooling_mode_cls_token\": true}");
        OnnxFile.words(place.resolve("tokenizer.json"), OnnxFile.NO_FRAME, WORDS);
        OnnxFile.lookUp(PLACES).write(place.resolve("model.onnx"));
        Path even = Files.createDirectories(dir.resolve("even"));
        OnnxFile.words(even.resolve("tokenizer.json"), OnnxFile.NO_FRAME, WORDS);
        new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .matrix("table", new double[4][4])
                .node("Gather", List.of("table", "input_ids"), "logits")
                .output("logits", "batch", "tokens", 4)
                .write(even.resolve("model.onnx"));
        SplittableRandom random = new SplittableRandom(3);
        List<String> texts = new ArrayList<>();
        for (int t = 0; t < 120; t++) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                words.add(WORDS[1 + random.nextInt(3)]);
            }
            texts.add(String.join(" ", words));
        }
        Files.write(dir.resolve("real.txt"), texts);
    }

    private Done loop(String keys, String out, String... more) throws IOException {
        Files.writeString(dir.resolve("loop.yaml"), LOOP + keys + "\n");
        List<String> words = new ArrayList<>(List.of("simulate", "loop.yaml", "--out", out));
        words.addAll(List.of(more));
        return genloss.run(words);
    }

    private List<String> rows(String run, String metric) throws IOException {
        return Files.readAllLines(dir.resolve(run).resolve("trajectory.csv")).stream()
                .filter(row -> row.contains("," + metric + ","))
                .toList();
    }

    private String sha256(String file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(dir.resolve(file))));
    }

    @Test
    void aLoopIsReadByItsEncoder() throws IOException, NoSuchAlgorithmException {
        Done done = loop("encoder: place", "seen", "--threads", "2");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(rows("seen", "energy-distance")).isNotEmpty().noneMatch(row -> row.endsWith("embedding"));
        String digest = sha256("place/model.onnx");
        assertThat(Files.readString(dir.resolve("seen/run.json")))
                .contains("\"encoder\" : {", "\"file\" : \"place/model.onnx\"", "\"sha256\" : \"" + digest);
        assertThat(Files.readString(dir.resolve("seen/ledger.jsonl"))).contains("(sha256 " + digest + ", tokenizer ");
        assertThat(Files.readString(dir.resolve("seen/report.html"))).contains("by place/model.onnx (sha256 " + digest);
        Done once = loop("encoder: place", "once", "--threads", "1");
        assertThat(once.exit()).as(once.err()).isZero();
        for (String file : List.of("trajectory.csv", "ledger.jsonl", "run.json", "experiment.yaml")) {
            assertThat(dir.resolve("once").resolve(file))
                    .hasSameBinaryContentAs(dir.resolve("seen").resolve(file));
        }
        assertThat(spread("seen", 1) / spread("seen", 2)).isCloseTo(pairs(1) / pairs(2), within(1e-9));
        Done again = genloss.run(List.of("simulate", "seen/experiment.yaml", "--out", "again"));
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(dir.resolve("again/trajectory.csv")).hasSameBinaryContentAs(dir.resolve("seen/trajectory.csv"));
        OnnxFile.lookUp(new double[][] {{0, 0}, {2, 0}, {0, 1}, {-1, 0}}).write(dir.resolve("place/model.onnx"));
        assertThat(genloss.run(List.of("simulate", "--resume", "seen")).refused())
                .contains("encoder is not the model that the experiment was begun with", "Put that model back");
        assertThat(loop("encoder: place", "seen").refused()).contains("already holds a run of another experiment");
    }

    /** Over that of the held-out texts, which is the same in all generations. */
    private double spread(String run, int generation) throws IOException {
        return rows(run, "semantic-spread").stream()
                .filter(row -> row.startsWith(",replace,1," + generation + ","))
                .mapToDouble(row -> Double.parseDouble(row.split(",")[6]))
                .findFirst()
                .orElseThrow();
    }

    /** Mean of 1 - cosine over the pairs of what was drawn, by the first words. */
    private double pairs(int generation) throws IOException {
        double[][] points =
                Files.readAllLines(dir.resolve("seen/generations/replace/gen-0" + generation + ".jsonl")).stream()
                        .map(line -> line.replaceFirst(".*\"text\" ?: ?\"", ""))
                        .map(text -> PLACES[" abc".indexOf(text.charAt(0))])
                        .toArray(double[][]::new);
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 1 - points[i][0] * points[j][0] - points[i][1] * points[j][1];
            }
        }
        return sum * 2 / points.length / (points.length - 1);
    }

    /** All words are as likely, whatever the loop does: a perplexity of 4 on both sides, in every generation and in the control. */
    @Test
    void aLanguageModelScoresInPlaceOfTheModelsOfTheLoop() throws IOException {
        Done done = loop("language-model: { path: even, context: 64 }", "scored", "--metrics", "none");
        assertThat(done.exit()).as(done.err()).isZero();
        List<String> rows = rows("scored", "text-perplexity");
        assertThat(rows)
                .anyMatch(row -> row.contains("reference against itself"))
                .anyMatch(row -> row.contains("replace"));
        for (String row : rows.stream().filter(r -> r.contains(",all tokens,")).toList()) {
            assertThat(Double.parseDouble(row.split(",")[6])).as(row).isEqualTo(1, within(1e-6));
        }
        assertThat(Files.readString(dir.resolve("scored/run.json")))
                .contains("\"language-model\" : {", "context of 64 tokens, stride of 32");
    }

    @Test
    void whatDoesNotFitIsSaidWithItsPlace() throws IOException {
        assertThat(loop("encoder: nowhere", "out").refused())
                .contains("loop.yaml, line 8, column 10: encoder asks for nowhere");
        assertThat(loop("encoder: { path: place, max-tokens: 2 }", "out").refused())
                .contains("loop.yaml, line 8, column 37: encoder.max-tokens needs a whole number from 3 on, got 2.");
        assertThat(loop("encoder: { path: place, poling: cls }", "out").refused())
                .contains("loop.yaml, line 8, column 25: encoder has no setting poling. Nearest: pooling");
        OnnxFile.words(dir.resolve("wide.json"), OnnxFile.NO_FRAME, "?", "x", "y", "z", "v", "w", "a", "b", "c");
        assertThat(loop("language-model: { path: even, tokenizer: wide.json }", "out")
                        .refused())
                .contains("wide.json", "belongs to another model");
        Files.write(dir.resolve("t.csv"), List.of("a,b", "1,x", "2,y", "3,x", "4,x"));
        assertThat(loop("encoder: place", "out", "--data", "t.csv", "--learner", "copula")
                        .refused())
                .contains("encoder reads texts, and the data is a table");
        genloss.plugins = dir.resolve("none");
        assertThat(loop("encoder: place", "out").refused())
                .contains("encoder place needs the plug-in onnx", "./genloss fetch onnx");
        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left.map(path -> path.getFileName().toString())).doesNotContain("out");
        }
    }
}
