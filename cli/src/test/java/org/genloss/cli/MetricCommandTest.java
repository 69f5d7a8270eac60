package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema genloss.metric/1, key by key. */
class MetricCommandTest {
    @TempDir
    Path dir;

    private JsonNode json(String id, String reference, String generation) throws IOException {
        int exit = new CommandLine(new MetricCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(
                        id,
                        "--reference",
                        reference,
                        "--generation",
                        generation,
                        "--format",
                        "json",
                        "--seed",
                        "3",
                        "--quiet",
                        "--out",
                        dir.toString());
        assertThat(exit).isZero();
        return JsonMapper.builder().build().readTree(Files.readString(dir.resolve("metric.json")));
    }

    private String file(String name, int seed, int words) {
        List<String> texts = Genloss.texts(seed, 60, 3000).stream()
                .map(text -> String.join(" ", List.of(text.split(" ")).subList(0, words)))
                .toList();
        return Genloss.write(dir, name, texts).toString();
    }

    @Test
    void rowsThatAreLeftOutAreSaid() throws IOException {
        String rows = IntStream.range(0, 2000).mapToObj(i -> i % 89 + ".5\n").collect(Collectors.joining());
        Path real = Files.writeString(dir.resolve("real.csv"), "x\n" + rows);
        Path drawn = Files.writeString(dir.resolve("drawn.csv"), "x\n" + rows.replaceFirst("3.5", "nan"));
        java.io.PrintStream before = System.err;
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        System.setErr(new java.io.PrintStream(err, true, java.nio.charset.StandardCharsets.UTF_8));
        try {
            json("ks", real.toString(), drawn.toString());
            assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("genloss: 1 damaged row was left out: " + drawn
                            + ", line 5: the column x holds nan, and every number must be finite.\n");
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void theSameFileOnBothSidesIsSaid() throws IOException {
        java.io.PrintStream before = System.err;
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        System.setErr(new java.io.PrintStream(err, true, java.nio.charset.StandardCharsets.UTF_8));
        try {
            String real = file("real.txt", 1, 40);
            json("document-length", real, real);
            assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("genloss: the same file is on both sides: " + real);
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void severalAreListedInTheirOrder() throws IOException {
        String real = file("real.txt", 1, 40);
        String made = file("gen.txt", 2, 30);
        int exit = new CommandLine(new MetricCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(
                        "type-coverage",
                        "distinct-ngrams",
                        "--reference",
                        real,
                        "--generation",
                        made,
                        "--seed",
                        "3",
                        "--quiet",
                        "--out",
                        dir.toString());
        assertThat(exit).isZero();
        JsonNode both = JsonMapper.builder().build().readTree(Files.readString(dir.resolve("metric.json")));
        assertThat(both.propertyNames()).containsExactly("schema", "metrics");
        assertThat(both.get("metrics").get(0).get("id").asString()).isEqualTo("type-coverage");
        JsonNode alone = json("distinct-ngrams", real, made);
        assertThat(both.get("metrics").get(1).get("values")).isEqualTo(alone.get("values"));
    }

    /** Expected: nltk 3.8 sentence_bleu of each text against the others, equal weights, smoothing method 1, averaged. */
    @Test
    void bothSidesOfADifferenceCanBeCited() throws IOException {
        Path real = Genloss.write(
                dir,
                "real.txt",
                List.of(
                        "the cat sat on the mat",
                        "the dog sat on a log",
                        "a bird flew over the house",
                        "one cat saw a bird on the log"));
        Path made = Genloss.write(
                dir,
                "made.txt",
                List.of(
                        "the cat sat on the mat",
                        "the cat sat on the log",
                        "the cat sat on a mat",
                        "a cat sat on the mat"));
        JsonNode values = json("self-bleu", real.toString(), made.toString()).get("values");
        double[][] expected = {
            {0.4259459714653247, 0.8713801102922814},
            {0.15942458460166567, 0.8266415353420046},
            {0.10453263196613095, 0.779361934902248}
        };
        for (int i = 0; i < expected.length; i++) {
            JsonNode levels = values.get(i).get("levels");
            assertThat(levels.get("reference").asDouble()).isCloseTo(expected[i][0], within(1e-12));
            assertThat(levels.get("generation").asDouble()).isCloseTo(expected[i][1], within(1e-12));
        }
    }

    @Test
    void everyKeyIsThere() throws IOException {
        // three words a text: no runs of four words
        JsonNode json = json("distinct-ngrams", file("real.txt", 1, 40), file("gen.txt", 2, 3));
        assertThat(json.propertyNames()).containsExactly("schema", "id", "values");
        assertThat(json.get("schema").asString()).isEqualTo("genloss.metric/1");
        assertThat(json.get("id").asString()).isEqualTo("distinct-ngrams");
        List<JsonNode> values =
                IntStream.range(0, 4).mapToObj(json.get("values")::get).toList();
        assertThat(values.stream().map(v -> v.get("subject").asString()))
                .containsExactly("words", "2-grams", "3-grams", "4-grams");
        JsonNode words = values.get(0);
        assertThat(words.propertyNames())
                .containsExactlyInAnyOrder(
                        "subject",
                        "value",
                        "levels",
                        "unit",
                        "low",
                        "high",
                        "floor",
                        "p",
                        "relabellings",
                        "status",
                        "place",
                        "items");
        assertThat(words.get("status").asString()).isEqualTo("ok");
        assertThat(words.get("unit").asString()).isEqualTo("ratio");
        assertThat(words.get("items").asInt()).isEqualTo(60);
        assertThat(words.get("relabellings").asInt()).isEqualTo(99);
        assertThat(words.get("value").asDouble())
                .isBetween(words.get("low").asDouble(), words.get("high").asDouble());
        assertThat(words.get("floor").size()).isEqualTo(2);
        assertThat(words.get("floor").get(0).asDouble())
                .isLessThanOrEqualTo(words.get("floor").get(1).asDouble());
        assertThat(words.get("p").asDouble()).isBetween(0.01, 1.0);
        JsonNode runs = values.get(3);
        assertThat(runs.propertyNames()).containsExactlyInAnyOrder("subject", "unit", "status", "reason", "items");
        assertThat(runs.get("status").asString()).isEqualTo("undefined");
        assertThat(runs.get("reason").asString()).isNotBlank();
    }
}
