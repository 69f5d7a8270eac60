package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gate, as a pipeline runs it: exit codes, keys, formats, endings of files. */
class CheckIT {
    @TempDir
    static Path dir;

    private static Genloss.Done lost;

    @BeforeAll
    static void data() {
        Genloss.write(dir, "human.txt", Genloss.texts(1, 300, 3000));
        Genloss.write(dir, "same.txt", Genloss.texts(2, 300, 3000));
        Genloss.write(dir, "lost.txt", Genloss.texts(3, 300, 600));
        lost = check("lost.txt", "--format", "json");
    }

    private static Genloss.Done check(String generation, String... more) {
        List<String> words =
                new java.util.ArrayList<>(List.of("check", "--reference", "human.txt", "--generation", generation));
        words.addAll(List.of(more));
        Genloss.Done done = Genloss.run(dir, words.toArray(String[]::new));
        assertThat(done.err()).as("silent where nobody watches").isEmpty();
        return done;
    }

    private static JsonNode json(String text) {
        assertThat(text).doesNotContain("NaN", "Infinity");
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void aHealthyGenerationPasses() {
        Genloss.Done done = check("same.txt", "--format", "json");
        assertThat(done.exit()).isZero();
        JsonNode json = json(done.out());
        assertThat(json.get("schema").asString()).isEqualTo("genloss.check/1");
        assertThat(json.get("version").asString()).isNotBlank();
        assertThat(json.get("passed").asBoolean()).isTrue();
        assertThat(json.get("reference").get("paths").get(0).asString()).endsWith("human.txt");
        assertThat(json.get("reference").get("kind").asString()).isEqualTo("text");
        assertThat(json.get("reference").get("items").asLong()).isEqualTo(300);
        JsonNode generation = json.get("generations").get(0);
        assertThat(generation.get("name").asString()).isEqualTo("same");
        assertThat(generation.get("items").asLong()).isEqualTo(300);
        assertThat(generation.get("verdict").asString()).isEqualTo("healthy");
        assertThat(generation.get("confidence").asDouble()).isBetween(0.5, 1.0);
        assertThat(generation.get("findings").isArray()).isTrue();
        for (JsonNode metric : generation.get("metrics")) {
            assertThat(metric.propertyNames()).contains("id", "subject", "unit", "status", "items");
            boolean ok = metric.get("status").asString().equals("ok");
            assertThat(metric.has("value")).isEqualTo(ok);
            boolean whole = metric.has("value") && metric.has("low") && metric.has("floor");
            assertThat(metric.has("reason"))
                    .as("what is missing has a reason: %s", metric)
                    .isEqualTo(!whole);
        }
        assertThat(generation.get("metrics").size()).isGreaterThan(5);
    }

    @Test
    void aCollapsedOneFailsTheGateUnlessNothingDoes() {
        assertThat(lost.exit()).isEqualTo(1);
        JsonNode json = json(lost.out());
        assertThat(json.get("passed").asBoolean()).isFalse();
        assertThat(json.get("generations").get(0).get("verdict").asString()).isIn("early-collapse", "late-collapse");
        JsonNode finding = json.get("generations").get(0).get("findings").get(0);
        assertThat(finding.propertyNames()).contains("metric", "subject", "sentence", "examples");
        assertThat(finding.get("sentence").asString()).isNotBlank();
        assertThat(check("lost.txt", "--fail-on", "never").exit()).isZero();
    }

    /** Line i of both files has most of its words in common, as neighbours in a book may: only an id makes them answers to one prompt. */
    @Test
    void onlyItemsThatTheDataNamesAreComparedInPairs() {
        List<String> human = Genloss.texts(4, 120, 3000);
        List<String> other = human.stream()
                .map(text -> text.substring(0, text.lastIndexOf(' ')) + " more")
                .toList();
        Genloss.write(dir, "plain.txt", human);
        Genloss.write(dir, "plain2.txt", other);
        Genloss.write(dir, "answers.jsonl", numbered(human));
        Genloss.write(dir, "answers2.jsonl", numbered(other));
        assertThat(paired("plain.txt", "plain2.txt")).doesNotContain("same prompt");
        assertThat(paired("answers.jsonl", "answers2.jsonl"))
                .contains("Items with the same id on both sides were taken as answers to the same prompt");
    }

    private static String paired(String reference, String generation) {
        return Genloss.run(dir, "check", "--fail-on", "never", "--reference", reference, "--generation", generation)
                .out()
                .replaceAll("\\s+", " ");
    }

    private static List<String> numbered(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> "{\"id\": " + i + ", \"text\": \"" + texts.get(i) + "\"}")
                .toList();
    }

    @Test
    void everyFormat() throws Exception {
        assertThat(check("lost.txt").out()).contains("lost", "collapse").doesNotContain("\u001b");
        assertThat(check("lost.txt", "--format", "markdown").out())
                .startsWith("#")
                .contains("collapse");
        String page = check("lost.txt", "--format", "html").out();
        assertThat(page)
                .startsWithIgnoringCase("<!doctype html>")
                .doesNotContain("<script")
                .doesNotContainPattern("https?://");
        byte[] xml = check("lost.txt", "--format", "junit").out().getBytes(StandardCharsets.UTF_8);
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
        assertThat(root.getTagName()).startsWith("testsuite");
        assertThat(root.getElementsByTagName("failure").getLength()).isPositive();
    }

    @Test
    void theSameBytesForAnyNumberOfThreads() throws IOException {
        Genloss.Done one = check("lost.txt", "--format", "json", "--threads", "1", "--out", "one");
        Genloss.Done three = check("lost.txt", "--format", "json", "--threads", "3", "--out", "three");
        assertThat(three.out()).isEqualTo(one.out());
        assertThat(dir.resolve("one/check.json")).hasSameBinaryContentAs(dir.resolve("three/check.json"));
        assertThat(Files.readString(dir.resolve("one/check.json"))).isEqualTo(one.out());
        String page = Files.readString(dir.resolve("one/report.html"));
        String other = Files.readString(dir.resolve("three/report.html"))
                .replace("--threads 3 --out three", "--threads 1 --out one");
        assertThat(other).isEqualTo(page);
    }

    /** What a file is packed in changes nothing. The name stays, for the draws follow it. */
    @Test
    void packedInputs() throws IOException, SQLException {
        Path folder = Files.createDirectory(dir.resolve("packed"));
        byte[] plain = Files.readAllBytes(dir.resolve("lost.txt"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("lost.txt.gz")))) {
            out.write(plain);
        }
        Files.write(folder.resolve("lost.txt.zst"), Zstd.compress(plain));
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            String lines = "SELECT column0 AS text FROM read_csv('" + dir.resolve("lost.txt")
                    + "', header = false, sep = '|')";
            statement.execute("COPY (" + lines + ") TO '" + folder.resolve("lost.parquet") + "' (FORMAT parquet)");
        }
        JsonNode expected = json(lost.out()).get("generations").get(0);
        for (String name : new String[] {"packed/lost.txt.gz", "packed/lost.txt.zst", "packed/lost.parquet"}) {
            Genloss.Done done = check(name, "--format", "json");
            assertThat(done.exit()).as(name).isEqualTo(1);
            JsonNode generation = json(done.out()).get("generations").get(0);
            assertThat(generation.get("metrics")).as(name).isEqualTo(expected.get("metrics"));
            assertThat(generation.get("verdict")).as(name).isEqualTo(expected.get("verdict"));
        }
    }
}
