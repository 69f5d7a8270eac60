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

/** Likelihood detectors as steps, by models that are tables of transitions: texts drawn from one of them are found, and every score follows from the tables. */
class LikelihoodIT {
    private static final String[] WORDS = {"?", "a", "b", "c"};
    private static final double[][] P = {
        {0.25, 0.25, 0.25, 0.25}, {0.1, 0.2, 0.3, 0.4}, {0.5, 0.25, 0.125, 0.125}, {0.7, 0.1, 0.1, 0.1}
    };
    private static final double[][] Q = {
        {0.4, 0.3, 0.2, 0.1}, {0.25, 0.25, 0.25, 0.25}, {0.1, 0.1, 0.4, 0.4}, {0.2, 0.3, 0.3, 0.2}
    };

    @TempDir
    Path dir;

    private Product genloss;
    private final List<int[]> machine = new ArrayList<>();
    private final List<int[]> held = new ArrayList<>();

    @BeforeEach
    void texts() throws IOException {
        genloss = new Product(dir);
        export("p", P);
        export("q", Q);
        OnnxFile.words(dir.resolve("tokenizer.json"), OnnxFile.NO_FRAME, WORDS);
        List<int[]> human = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(8);
        for (int t = 0; t < 400; t++) {
            (t < 200 ? human : held).add(draw(Q, random));
        }
        for (int t = 0; t < 60; t++) {
            machine.add(draw(P, random));
        }
        write("human.jsonl", human);
        write("held.jsonl", held);
        write("machine.jsonl", machine);
    }

    private void export(String name, double[][] p) throws IOException {
        double[][] logits = new double[4][4];
        for (int v = 0; v < 16; v++) {
            logits[v / 4][v % 4] = Math.log(p[v / 4][v % 4]);
        }
        new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "tokens")
                .matrix("table", logits)
                .node("Gather", List.of("table", "input_ids"), "logits")
                .output("logits", "batch", "tokens", 4)
                .write(dir.resolve(name + ".onnx"));
    }

    /** A word of the rest in place of the first, which the tokenizer has for what it does not know. */
    private static int[] draw(double[][] p, SplittableRandom random) {
        int[] text = new int[80];
        for (int i = 1; i < text.length; i++) {
            double u = random.nextDouble();
            while (text[i] < 3 && (u -= p[text[i - 1]][text[i]]) > 0) {
                text[i]++;
            }
        }
        return text;
    }

    private void write(String name, List<int[]> texts) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int[] text : texts) {
            StringBuilder words = new StringBuilder();
            List<String> logs = new ArrayList<>();
            for (int i = 0; i < text.length; i++) {
                words.append(i == 0 ? "" : " ").append(WORDS[text[i]]);
                if (i > 0) {
                    logs.add(String.valueOf(Math.log(P[text[i - 1]][text[i]])));
                }
            }
            lines.add("{\"id\": \"" + name.charAt(0) + lines.size() + "\", \"text\": \"" + words + "\", \"logprobs\": ["
                    + String.join(", ", logs) + "]}");
        }
        Files.write(dir.resolve(name), lines);
    }

    private Done curate(String name, String source, String step) throws IOException {
        Files.writeString(
                dir.resolve(name + ".yaml"),
                "sources: [ { id: a, path: " + source + ", origin: unknown } ]\nsteps: [ { id: likelihood, " + step
                        + " } ]\noutput: { format: jsonl }\n");
        return genloss.run(List.of("curate", name + ".yaml", "--out", name));
    }

    /** A label of a record. */
    private record Seen(String id, double score, boolean flagged, double rate) {}

    private List<Seen> labels(String name, String detector) throws IOException {
        Pattern label = Pattern.compile(
                "\"id\":\"(\\w+)\".*\"detector\":\"" + detector
                        + "\",\"method\":\"[a-z-]+\",\"score\":([-0-9.eE]+),\"flagged\":(true|false),\"errorRate\":([-0-9.eE]+)\\}");
        List<Seen> labels = new ArrayList<>();
        for (String line : records(name)) {
            Matcher found = label.matcher(line);
            assertThat(found.find()).as(line).isTrue();
            labels.add(new Seen(
                    found.group(1),
                    Double.parseDouble(found.group(2)),
                    Boolean.parseBoolean(found.group(3)),
                    Double.parseDouble(found.group(4))));
        }
        return labels;
    }

    private List<String> records(String name) throws IOException {
        List<String> records = new ArrayList<>();
        try (var shards = Files.list(dir.resolve(name).resolve("shards"))) {
            for (Path shard : shards.sorted().toList()) {
                records.addAll(Files.readAllLines(shard));
            }
        }
        return records;
    }

    /** Fast-DetectGPT, Binoculars and the rest by their formulas, from the tables. */
    private static double expected(String score, int[] text) {
        double log = 0;
        double mean = 0;
        double variance = 0;
        double ranks = 0;
        for (int i = 1; i < text.length; i++) {
            double[] p = P[text[i - 1]];
            double[] q = Q[text[i - 1]];
            double mu = 0;
            double square = 0;
            int rank = 1;
            for (int v = 0; v < 4; v++) {
                mu += q[v] * Math.log(p[v]);
                square += q[v] * Math.log(p[v]) * Math.log(p[v]);
                rank += p[v] > p[text[i]] || (p[v] == p[text[i]] && v < text[i]) ? 1 : 0;
            }
            log += Math.log(p[text[i]]);
            mean += mu;
            variance += square - mu * mu;
            ranks += Math.log(rank);
        }
        int n = text.length - 1;
        return switch (score) {
            case "fast-detect-gpt" -> (log - mean) / Math.sqrt(variance);
            case "binoculars" -> log / mean;
            case "log-likelihood" -> log / n;
            case "log-rank" -> ranks / n;
            default -> -log / ranks;
        };
    }

    /** All scores in one recipe. Of 200 more human texts the share above a threshold follows Beta(10, 191): 25 or fewer with chance 0.998. */
    @Test
    void everyScoreFindsWhatTheModelWroteAtItsRate() throws IOException {
        List<String> scores = List.of("fast-detect-gpt", "binoculars", "log-likelihood", "log-rank", "lrr");
        String models = ", model: p.onnx, reference-model: q.onnx, human: human.jsonl, false-positives: 0.05";
        String steps = "score: " + String.join(models + " }, { id: likelihood, score: ", scores) + models;
        Done done = curate("all", "[machine.jsonl, held.jsonl]", steps);
        assertThat(done.exit()).as(done.err()).isZero();
        for (String score : scores) {
            List<Seen> found = labels("all", score);
            assertThat(found).hasSize(260);
            int[] flagged = new int[2];
            for (Seen seen : found) {
                boolean wrote = seen.id().startsWith("m");
                int[] text =
                        (wrote ? machine : held).get(Integer.parseInt(seen.id().substring(1)));
                assertThat(seen.score()).isCloseTo(expected(score, text), within(1e-5));
                assertThat(seen.rate()).isCloseTo(10 / 201.0, within(1e-12)); // k = floor(0.05 * 201) of n = 200
                flagged[wrote ? 0 : 1] += seen.flagged() ? 1 : 0;
            }
            assertThat(flagged[1]).as(score).isBetween(1, 25);
            if (!score.equals("lrr")) { // a ratio that these two sources do not differ in
                assertThat(flagged[0]).as(score).isGreaterThan(40);
            }
        }
    }

    /** Log probabilities in the records are those of P; without a model these decide. */
    @Test
    void recordsMayBringTheirOwnLogProbabilities() throws IOException {
        String step = "score: log-likelihood, human: human.jsonl, false-positives: 0.05, action: exclude";
        Done done = curate("own", "[machine.jsonl, held.jsonl]", step);
        assertThat(done.exit()).as(done.err()).isZero();
        Done model =
                curate("model", "[machine.jsonl, held.jsonl]", step + ", model: p.onnx, tokenizer: tokenizer.json");
        assertThat(model.exit()).as(model.err()).isZero();
        assertThat(ids("own")).isEqualTo(ids("model")).hasSizeBetween(170, 219);
    }

    private List<String> ids(String name) throws IOException {
        return records(name).stream()
                .map(line -> line.replaceAll("^\\{\"id\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        String human = "human: human.jsonl";
        assertThat(curate("d", "machine.jsonl", "model: r.onnx, " + human).refused())
                .contains("likelihood.model asks for r.onnx, which is not there");
        assertThat(curate("e", "machine.jsonl", "model: p.onnx, tokenizer: none.json, " + human)
                        .refused())
                .contains("the tokenizer none.json is not there");
        assertThat(curate("f", "machine.jsonl", "model: p.onnx, false-positives: 0.001, " + human)
                        .refused())
                .contains("likelihood.human", "needs 999 human texts", "there are 200");
        assertThat(curate("g", "machine.jsonl", "model: p.onnx, context: 1, " + human)
                        .refused())
                .contains("likelihood.stride", "likelihood.context");
        genloss.plugins = dir.resolve("nowhere");
        assertThat(curate("i", "machine.jsonl", "model: p.onnx, " + human).refused())
                .contains("likelihood.model p.onnx needs the plug-in onnx");
    }
}
