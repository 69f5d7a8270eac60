package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Copies and repeated passages in {@code genloss curate}, as a user runs it. */
class CurateCopiesIT {
    private static final String FOOTER = "\\nAll rights are reserved by the owners of this site since 20%02d.";

    @TempDir
    Path dir;

    /** 60 texts by a model, read first, of which 20 are human ones and 10 are nearly; 100 human texts with a footer. */
    private void sources() {
        List<String> human = Genloss.texts(1, 100, 3000);
        List<String> own = Genloss.texts(2, 60, 3000);
        List<String> models = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String text = i < 20
                    ? human.get(i).replace(" ", "  ") + FOOTER.formatted(i)
                    : i < 30 ? human.get(i) + FOOTER.formatted(i) + " changed" : own.get(i);
            models.add("{\"id\": \"m%d\", \"text\": \"%s\"}".formatted(i, text));
        }
        Genloss.write(dir, "model.jsonl", models);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add("{\"id\": \"h%d\", \"text\": \"%s\"}".formatted(i, human.get(i) + FOOTER.formatted(i)));
        }
        Genloss.write(dir, "human.jsonl", lines);
    }

    private Genloss.Done curate(String name, String steps, String... more) {
        Genloss.write(
                dir,
                name + ".yaml",
                List.of(
                        "sources:",
                        "  - { id: model, path: model.jsonl, origin: { synthetic: m, generation: 1 } }",
                        "  - { id: people, path: human.jsonl, origin: human }",
                        "steps:",
                        steps,
                        "output: { format: jsonl }"));
        List<String> words = new ArrayList<>(List.of("curate", name + ".yaml", "--out", name));
        words.addAll(List.of(more));
        return Genloss.run(dir, words.toArray(String[]::new));
    }

    private Map<String, JsonNode> dropped(String name) throws IOException {
        Map<String, JsonNode> dropped = new LinkedHashMap<>();
        try (InputStream in =
                new ZstdInputStream(Files.newInputStream(dir.resolve(name).resolve("dropped.jsonl.zst")))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                JsonNode node = JsonMapper.shared().readTree(line);
                dropped.put(node.get("id").asString(), node);
            }
        }
        return dropped;
    }

    private Map<String, String> mix(String name) throws IOException {
        Map<String, String> mix = new TreeMap<>();
        try (var files = Files.list(dir.resolve(name).resolve("shards"))) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode node = JsonMapper.shared().readTree(line);
                    mix.put(node.get("id").asString(), node.get("text").asString());
                }
            }
        }
        return mix;
    }

    /** The human copy stays although the model's was read first; of footers that differ in a digit one stays; threads change nothing. */
    @Test
    void theBestCopyStays() throws IOException {
        sources();
        String steps = "  - { id: deduplicate, similarity: 0.6 }\n  - repeated-passages";
        Genloss.Done done = curate("mix", steps, "--threads", "1");
        assertThat(done.exit()).as(done.err()).isZero();
        Map<String, JsonNode> dropped = dropped("mix");
        for (int i = 0; i < 30; i++) {
            JsonNode one = dropped.remove("m" + i);
            assertThat(one.get("stays").asString()).isEqualTo("h" + i);
            assertThat(one.get("step").asString()).isEqualTo("deduplicate");
            assertThat(one.get("reason").asString()).isEqualTo(i < 20 ? "exact-duplicate" : "near-duplicate");
            assertThat(one.get("score").asDouble()).isBetween(0.6, 1.0);
        }
        assertThat(dropped).isEmpty();
        Map<String, String> mix = mix("mix");
        assertThat(mix).hasSize(130);
        assertThat(mix.values().stream().filter(text -> text.contains("rights are reserved")))
                .hasSize(1);
        assertThat(mix.get("h20")) // those before are a model's too, so that nobody knows whose they are
                .contains("rights are reserved")
                .startsWith(Genloss.texts(1, 100, 3000).get(20));
        assertThat(mix.get("h7").strip()).isEqualTo(Genloss.texts(1, 100, 3000).get(7));
        assertThat(curate("again", steps, "--threads", "2").exit()).isZero();
        for (String file : List.of("shards", "records.parquet", "dropped.jsonl.zst")) {
            if (!file.equals("shards")) {
                assertThat(Files.readAllBytes(dir.resolve("again").resolve(file)))
                        .isEqualTo(Files.readAllBytes(dir.resolve("mix").resolve(file)));
            }
        }
        assertThat(mix("again")).isEqualTo(mix);
    }

    @Test
    void runsOfWordsAreCut() throws IOException {
        sources();
        Genloss.Done done = curate("runs", "  - { id: repeated-passages, unit: words, words: 8 }");
        assertThat(done.exit()).as(done.err()).isZero();
        Map<String, String> mix = mix("runs");
        assertThat(dropped("runs")).isNotEmpty().allSatisfy((id, line) -> {
            assertThat(id).startsWith("m");
            assertThat(line.get("reason").asString()).isEqualTo("nothing left");
        });
        assertThat(mix.get("h0")).contains("rights are reserved");
    }

    /** Most of a source would go: refused, with its name and what to do. */
    @Test
    void aSourceIsNotWipedOut() {
        sources();
        Genloss.Done done = curate("limit", "  - { id: deduplicate, limit: 0.3, similarity: 0.6 }");
        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).contains("model (30 of 60)").contains("0.3").contains("limit");
        assertThat(curate("wrong", "  - { id: deduplicate, similarity: 2 }").err())
                .contains("above 0");
        assertThat(curate("other", "  - { id: deduplicate, bandz: 2 }").err()).contains("bands");
    }

    /** By Python {@code 1 - (1 - s**r)**b}: 0.5645 at s = 0.7 for 14 bands of 8 rows, 0.9825 for 22 of 5; 0.9996 at 0.9. */
    @Test
    void howManyNearCopiesTheBandsFindIsTold() throws IOException {
        sources();
        Genloss.Done done = curate("low", "  - deduplicate");
        assertThat(done.out().replaceAll("\\s+", " ").replace('\u00a0', ' '))
                .contains("Of two texts just 0.7 similar, deduplicate with 14 bands of 8 rows finds 56 %")
                .contains("To find 98 % of them: bands: 22, rows: 5, which compares more texts");
        JsonNode near = near("low");
        assertThat(near.path("recall").asDouble()).isCloseTo(0.5645040424, within(1e-9));
        assertThat(near.at("/better/bands").asInt()).isEqualTo(22);
        assertThat(near.at("/better/rows").asInt()).isEqualTo(5);
        assertThat(near.at("/better/recall").asDouble()).isCloseTo(0.9825454249, within(1e-9));
        done = curate("high", "  - { id: deduplicate, similarity: 0.9 }");
        assertThat(done.out()).contains("Of two texts just 0.9 similar").doesNotContain("To find");
        assertThat(near("high").path("recall").asDouble()).isCloseTo(0.9996221997, within(1e-9));
        assertThat(near("high").has("better")).isFalse();
        done = curate("exact", "  - { id: deduplicate, near: false }");
        assertThat(done.out()).doesNotContain("similar,");
        assertThat(near("exact").isMissingNode()).isTrue();
    }

    private JsonNode near(String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(dir.resolve(name).resolve("report.json")))
                .path("nearDuplicates");
    }
}
