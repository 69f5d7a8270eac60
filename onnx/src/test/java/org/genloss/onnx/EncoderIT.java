package org.genloss.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.genloss.onnx.Product.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An encoder from the command line, through {@code ./genloss} with the plug-in that this build made. The encoder places a text by its first word: what
 * a text is about changes while its words stay.
 */
class EncoderIT {
    private static final int WORDS = 600;

    @TempDir
    Path dir;

    private Product genloss;
    private final double[][] table = new double[WORDS + 1][3];

    @BeforeEach
    void export() throws IOException {
        genloss = new Product(dir);
        SplittableRandom random = new SplittableRandom(5);
        String[] words = new String[WORDS + 1];
        words[0] = "?";
        for (int w = 1; w <= WORDS; w++) {
            words[w] = "" + (char) ('a' + w / 100) + (char) ('a' + w / 10 % 10) + (char) ('a' + w % 10);
            for (int j = 0; j < 3; j++) {
                table[w][j] = (float) ((w > WORDS - 4 ? 8 : 0) + random.nextDouble(-1, 1));
            }
        }
        Path export = Files.createDirectories(dir.resolve("place/1_Pooling"));
        Files.writeString(export.resolve("config.json"), "{\"pooling_mode_cls_token\": true}");
        OnnxFile.words(dir.resolve("place/tokenizer.json"), OnnxFile.NO_FRAME, words);
        OnnxFile.lookUp(table).write(dir.resolve("place/model.onnx"));
        texts("real.jsonl", words, 1, true);
        texts("gen.jsonl", words, 2, false);
    }

    /** Every tenth text has one of three words in it, at its beginning where the meaning is there. The same place again as a list of numbers. */
    private void texts(String name, String[] words, long seed, boolean rare) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (int t = 0; t < 400; t++) {
            List<Integer> text = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                text.add(1 + (int) ((WORDS - 4) * Math.pow(random.nextDouble(), 4)));
            }
            if (t % 10 == 0) {
                text.set(rare ? 0 : 1 + random.nextInt(11), WORDS - random.nextInt(3));
            }
            String written = String.join(" ", text.stream().map(w -> words[w]).toList());
            double[] x = table[text.get(0)];
            lines.add("{\"text\": \"" + written + "\"}");
            given.add("{\"text\": \"" + written + "\", \"embedding\": [" + x[0] + ", " + x[1] + ", " + x[2] + "]}");
        }
        Files.write(dir.resolve(name), lines);
        Files.write(Files.createDirectories(dir.resolve("given")).resolve(name), given);
    }

    private Done check(String... more) {
        List<String> words = new ArrayList<>(
                List.of("check", "--reference", "real.jsonl", "--generation", "gen.jsonl", "--format", "json"));
        Collections.addAll(words, more);
        return genloss.run(words);
    }

    /** The oracle of what is found: the table's numbers, written beside the texts by this test. */
    @Test
    void aLostMeaningIsSeenByTheEncoderOnly() throws IOException {
        Done without = check();
        assertThat(without.exit()).as(without.err()).isZero();
        assertThat(without.out()).contains("\"verdict\" : \"healthy\"");
        Done found = check("--encoder", "place", "--out", "report");
        assertThat(found.err()).isEmpty();
        assertThat(found.out())
                .contains("By their embeddings: ", "\"file\" : \"place/model.onnx\"", "cls pooling")
                .containsPattern("\"sha256\" : \"[0-9a-f]{64}\"");
        for (String report : List.of("report.html", "report.md")) {
            assertThat(Files.readString(dir.resolve("report").resolve(report)))
                    .containsPattern("place/model.onnx \\(sha256 [0-9a-f]{64}, ");
        }
        String given = measured(genloss.run(List.of(
                "check", "--reference", "given/real.jsonl", "--generation", "given/gen.jsonl", "--format", "json")));
        assertThat(measured(found)).isEqualTo(given).contains("prdc-recall");
        assertThat(measured(check("--encoder", "place", "--threads", "1"))).isEqualTo(given);
    }

    /** What does not name files, nor the encoder. */
    private static String measured(Done done) {
        assertThat(done.exit()).as(done.err()).isEqualTo(1);
        return done.out().replace("given/", "").replaceFirst("(?s),\\s+\"encoder\" : \\{.*?}", "");
    }

    @Test
    void aProfileRemembersItsEncoder() throws IOException {
        Done made = genloss.run(List.of("profile", "real.jsonl", "--encoder", "place", "--out", "real.profile"));
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("--encoder place/model.onnx (sha256 ");
        String[] metric = {"metric", "energy-distance", "--generation", "gen.jsonl"};
        Done from = genloss.run(plus(metric, "--reference", "real.profile", "--encoder", "place/model.onnx"));
        assertThat(from.exit()).as(from.err()).isZero();
        assertThat(from.out())
                .isEqualTo(genloss.run(plus(metric, "--reference", "real.jsonl", "--encoder", "place"))
                        .out());
        assertThat(genloss.run(plus(metric, "--reference", "real.profile")).refused())
                .contains("real.profile", "with --encoder place/model.onnx", "without --encoder");
        assertThat(genloss.run(plus(metric, "--reference", "real.profile", "--encoder", "place", "--pooling", "mean"))
                        .refused())
                .contains("cls pooling", "mean pooling");
        genloss.run(List.of("profile", "gen.jsonl", "--encoder", "place", "--out", "gen.profile"));
        Done profiles = genloss.run(
                List.of("metric", "energy-distance", "--reference", "real.profile", "--generation", "gen.profile"));
        assertThat(profiles.exit()).as(profiles.err()).isZero();
        assertThat(profiles.out()).isEqualTo(from.out());
        genloss.run(List.of("profile", "gen.jsonl", "--out", "plain.profile"));
        assertThat(genloss.run(List.of(
                                "metric",
                                "tail-recall",
                                "--reference",
                                "real.profile",
                                "--generation",
                                "plain.profile"))
                        .refused())
                .contains("plain.profile", "without --encoder");
    }

    /** Profiles of parts are those of the whole, byte for byte. */
    @Test
    void partsMakeTheWhole() throws IOException {
        List<String> lines = Files.readAllLines(dir.resolve("real.jsonl"));
        Files.write(dir.resolve("a.jsonl"), lines.subList(0, 150));
        Files.write(dir.resolve("b.jsonl"), lines.subList(150, 400));
        for (String part : List.of("a", "b")) {
            genloss.run(List.of("profile", part + ".jsonl", "--encoder", "place", "--out", part + ".profile"));
        }
        genloss.run(List.of("profile", "a.profile", "b.profile", "--out", "joined.profile"));
        genloss.run(List.of("profile", "a.jsonl", "b.jsonl", "--encoder", "place", "--out", "whole.profile"));
        assertThat(dir.resolve("joined.profile")).hasSameBinaryContentAs(dir.resolve("whole.profile"));
    }

    @Test
    void aSeriesIsEmbeddedToo() throws IOException {
        List<String> all = new ArrayList<>();
        for (String name : List.of("real.jsonl", "gen.jsonl")) {
            for (String line : Files.readAllLines(dir.resolve(name))) {
                all.add(line.replace("}", ", \"generation\": " + (name.startsWith("real") ? 0 : 1) + "}"));
            }
        }
        Files.write(dir.resolve("all.jsonl"), all);
        Done done = genloss.run(List.of("check", "--series", "all.jsonl", "--encoder", "place"));
        assertThat(done.exit()).as(done.err()).isEqualTo(1);
        assertThat(done.out()).contains("By their embeddings");
    }

    @Test
    void aPolicyNamesItsEncoder() throws IOException {
        Path policy = dir.resolve("policy.yaml");
        Files.writeString(policy, "encoder: { path: place, pooling: cls }");
        Done asked = check("--policy", "policy.yaml");
        assertThat(asked.exit()).as(asked.err()).isEqualTo(1);
        assertThat(generations(asked)).isEqualTo(generations(check("--encoder", "place")));
        Files.writeString(policy, "encoder: nowhere");
        assertThat(check("--policy", "policy.yaml").refused()).contains("policy.yaml: encoder asks for nowhere");
        Done won = check("--policy", "policy.yaml", "--encoder", "place");
        assertThat(generations(won)).isEqualTo(generations(asked));
    }

    private static JsonNode generations(Done done) {
        return JsonMapper.shared().readTree(done.out()).path("generations");
    }

    @Test
    void whatDoesNotFitIsSaid() throws IOException {
        assertThat(check("--encoder", "nowhere").refused()).contains("nowhere", "not there");
        assertThat(check("--pooling", "cls").refused()).contains("--pooling", "--encoder PATH");
        assertThat(check("--encoder", "place", "--embedding-field", "x").refused())
                .contains("leave one of them out");
        Files.write(dir.resolve("t.csv"), List.of("a,b", "1,x", "2,y", "3,x"));
        assertThat(genloss.run(List.of("check", "--reference", "t.csv", "--generation", "t.csv", "--encoder", "place"))
                        .refused())
                .contains("the encoder reads texts, and t.csv is a table");
        genloss.plugins = dir.resolve("none");
        assertThat(check("--encoder", "place").refused())
                .contains("--encoder place needs the plug-in onnx", "MB): ./genloss fetch onnx");
    }

    private static List<String> plus(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        Collections.addAll(all, more);
        return all;
    }
}
