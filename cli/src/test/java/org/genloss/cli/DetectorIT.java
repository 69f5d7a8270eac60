package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss detector} as a user runs it, on real text by people and models (DetectRL, beside the clone). */
class DetectorIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path XSUM = Genloss.ROOT
            .resolve("../shared/data/detectrl-human-vs-llm/xsum.jsonl.gz")
            .normalize();

    @TempDir
    Path dir;

    private Genloss.Done detector(String... words) {
        List<String> all = new ArrayList<>(List.of("detector"));
        all.addAll(List.of(words));
        return Genloss.run(dir, all.toArray(String[]::new));
    }

    /** Of the plain texts, the first to train and the others to test. */
    private void real() throws IOException {
        assumeTrue(Files.exists(XSUM), "there is no " + XSUM);
        List<List<String>> files = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(XSUM)), StandardCharsets.UTF_8))) {
            int[] counts = new int[2];
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = JSON.readTree(line);
                String condition = row.path("condition").asString("original");
                if (List.of("original", "direct_prompt").contains(condition)) {
                    int label = row.path("label").asString().equals("human") ? 0 : 1;
                    files.get(label + (counts[label]++ % 2 == 0 ? 0 : 2)).add(line);
                }
            }
        }
        Genloss.write(dir, "human.jsonl", files.get(0).subList(0, 250));
        Genloss.write(dir, "synthetic.jsonl", files.get(1));
        Genloss.write(dir, "other-human.jsonl", files.get(2).subList(0, 250));
        Genloss.write(dir, "other-synthetic.jsonl", files.get(3));
    }

    private static final String[] TRAIN = {
        "train", "--human", "human.jsonl", "--synthetic", "synthetic.jsonl", "--folds", "3", "--out", "detector.json"
    };

    @Test
    void aDetectorIsTrainedTestedAndApplied() throws Exception {
        real();
        Genloss.Done train = detector(TRAIN);
        assertThat(train.exit()).as(train.err()).isZero();
        assertThat(train.out().replaceAll("[\\s\u00a0]+", " "))
                .contains("Made to flag 1 % of human texts at most", "has not seen it", "found at 5 %");
        byte[] first = Files.readAllBytes(dir.resolve("detector.json"));
        List<String> again = new ArrayList<>(List.of(TRAIN));
        again.addAll(List.of("--threads", "1"));
        assertThat(detector(again.toArray(String[]::new)).out()).isEqualTo(train.out());
        assertThat(Files.readAllBytes(dir.resolve("detector.json"))).isEqualTo(first);

        Genloss.Done test = detector(
                "test",
                "detector.json",
                "--human",
                "other-human.jsonl",
                "--synthetic",
                "other-synthetic.jsonl",
                "--by",
                "generator",
                "--format",
                "json");
        assertThat(test.exit()).as(test.err()).isZero();
        JsonNode json = JSON.readTree(test.out());
        assertThat(json.path("all").path("auroc").asDouble()).isGreaterThan(0.95);
        assertThat(json.path("parts").path("generator").propertyNames())
                .containsExactly("ChatGPT", "Claude-instant", "Google-PaLM", "Llama-2-70b");
        JsonNode length = json.path("lengths").path(0);
        assertThat(length.path("humanFlagged").asDouble() / length.path("human").asDouble())
                .as("human text of the same source, beside the interval that the threshold states")
                .isLessThan(length.path("high").asDouble() + 0.02);

        List<String> trained = texts("human.jsonl");
        trained.addAll(texts("synthetic.jsonl"));
        List<String> applied = texts("other-human.jsonl");
        applied.addAll(texts("other-synthetic.jsonl"));
        applied.addAll(texts("human.jsonl"));
        long seen = applied.stream().filter(trained::contains).count();
        assertThat(seen).as("some answers of models are there twice").isGreaterThanOrEqualTo(250);
        Genloss.Done apply = detector(
                "apply",
                "detector.json",
                "other-human.jsonl",
                "other-synthetic.jsonl",
                "human.jsonl",
                "--out",
                "labels.jsonl",
                "--by",
                "label");
        assertThat(apply.exit()).as(apply.err()).isZero();
        assertThat(apply.out().replaceAll("[\\s\u00a0]+", " "))
                .contains("flagged", seen + " texts were in the training", "by label");
        List<JsonNode> rows = Files.readAllLines(dir.resolve("labels.jsonl")).stream()
                .map(JSON::readTree)
                .toList();
        assertThat(rows)
                .hasSize(250
                        + 250
                        + Files.readAllLines(dir.resolve("other-synthetic.jsonl"))
                                .size());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.path("id").asString()).startsWith("detectrl-xsum-");
            assertThat(row.path("chance").asDouble()).isBetween(0.0, 1.0);
        });
        assertThat(rows.stream().filter(r -> r.path("flagged").asBoolean()))
                .allSatisfy(
                        r -> assertThat(r.path("falsePositiveRate").asDouble()).isBetween(0.0, 0.01));
        damaged();
    }

    private List<String> texts(String file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(dir.resolve(file))) {
            texts.add(JSON.readTree(line).path("text").asString());
        }
        return texts;
    }

    private void damaged() throws IOException {
        String whole = Files.readString(dir.resolve("detector.json"));
        Files.writeString(dir.resolve("cut.json"), whole.substring(0, whole.length() / 2));
        assertThat(detector("apply", "cut.json", "human.jsonl").refused().err()).contains("not JSON, or was cut");
        Files.writeString(dir.resolve("next.json"), whole.replace("genloss.detector/1", "genloss.detector/2"));
        assertThat(detector("apply", "next.json", "human.jsonl").refused().err())
                .contains("genloss.detector/2");
        Files.writeString(dir.resolve("less.json"), whole.replaceFirst("\"weights\":\\[[^,]*,", "\"weights\":["));
        assertThat(detector("apply", "less.json", "human.jsonl").refused().err())
                .contains("damaged");
    }

    @Test
    void badInputIsOneMessage() {
        assertThat(detector().refused().err()).contains("train, test or apply");
        Genloss.write(dir, "human.txt", Genloss.texts(1, 60, 500));
        List<String> synthetic = new ArrayList<>(Genloss.texts(2, 60, 500));
        synthetic.add("Short.");
        Genloss.write(dir, "synthetic.txt", synthetic);
        String[] few = {"train", "--human", "human.txt", "--synthetic", "synthetic.txt", "--out", "detector.json"};
        assertThat(detector(few).refused().err()).contains("needs 99 human texts", "there are 60");
        assertThat(dir.resolve("detector.json")).doesNotExist();
        List<String> more = new ArrayList<>(List.of(few));
        more.addAll(List.of("--false-positive-rate", "0.05"));
        Genloss.Done done = detector(more.toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out().replaceAll("[\\s\u00a0]+", " "))
                .contains("cannot be told apart")
                .containsPattern(
                        "Other lengths: below \\d+ and above [\\d,]+ characters there are 0 human texts in the training, and a threshold at 5 % needs 19 of them");
        more.set(more.size() - 1, "2");
        assertThat(detector(more.toArray(String[]::new)).refused().err()).contains("between 0 and 1");
        assertThat(detector("apply", "human.txt", "human.txt").refused().err()).contains("genloss detector train");
        assertThat(detector("apply", "nothing.json", "human.txt").refused().err())
                .contains("no such file");
        Genloss.write(dir, "numbers.csv", List.of("a,b", "1,2", "3,4"));
        assertThat(detector("test", "detector.json", "--human", "numbers.csv", "--synthetic", "synthetic.txt")
                        .refused()
                        .err())
                .contains("looked for in text");
    }
}
