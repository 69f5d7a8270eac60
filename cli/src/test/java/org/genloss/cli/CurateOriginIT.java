package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records that say themselves of which generation they are, and which model made them. */
class CurateOriginIT {
    private static final String FIELDS = "origin-field: by, generation-field: depth, generator-field: model";

    @TempDir
    Path dir;

    /** What a record says, and what it is: origin, generation, whether that is the least, generator. */
    private record Case(Map<String, Object> says, String is) {}

    private static final List<Case> CASES = List.of(
            new Case(Map.of("by", "human", "depth", 0), "human 0 false "),
            new Case(
                    Map.of("by", "person", "model", "unknown"), "synthetic 1 true person"), // any other word is a model
            new Case(Map.of("by", "synthetic", "depth", 2, "model", "alpha"), "synthetic 2 false alpha"),
            new Case(Map.of("by", "machine", "depth", "3.0", "model", "llm"), "synthetic 3 false "),
            new Case(Map.of("by", "beta", "depth", 4), "synthetic 4 false beta"),
            new Case(Map.of("by", 2, "model", "alpha"), "synthetic 2 false alpha"),
            new Case(Map.of("depth", 5), "synthetic 5 false "),
            new Case(Map.of("depth", 0, "model", "human"), "human 0 false "),
            new Case(Map.of("model", "alpha", "depth", ""), "synthetic 1 true alpha"),
            new Case(Map.of("by", "unknown", "depth", "Unknown"), "unknown 0 true "));

    private List<String> lines(int copies) {
        List<String> texts = Genloss.texts(3, copies * CASES.size(), 3000);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("id", "r" + i);
            line.put("text", texts.get(i));
            line.putAll(CASES.get(i % CASES.size()).says());
            lines.add(JsonMapper.shared().writeValueAsString(line));
        }
        return lines;
    }

    private Genloss.Done curate(String out, String fields, String mix) {
        Genloss.write(
                dir,
                out + ".yaml",
                List.of(
                        "name: stated",
                        "sources: [ { id: forum, path: " + out + ".jsonl, " + fields + " } ]",
                        "mix: " + mix,
                        "output: { format: jsonl }"));
        return Genloss.run(dir, "curate", out + ".yaml", "--out", out);
    }

    private Map<String, JsonNode> mix(String out) throws IOException {
        Map<String, JsonNode> mix = new HashMap<>();
        Files.readAllLines(dir.resolve(out).resolve("shards/part-00001.jsonl")).forEach(line -> {
            JsonNode record = JsonMapper.shared().readTree(line);
            mix.put(record.path("id").asString(), record);
        });
        return mix;
    }

    private static String is(JsonNode record) {
        return record.path("origin").asString() + " "
                + record.path("generation").asInt(0) + " "
                + (record.path("origin").asString().equals("unknown")
                        || record.path("generation_at_least").asBoolean())
                + " " + record.path("generator").asString("");
    }

    @Test
    void eachRecordIsWhatItsFieldsSay() throws IOException {
        Genloss.write(dir, "all.jsonl", lines(2));
        Genloss.Done done = curate("all", FIELDS, "{ unknown: as real }");
        assertThat(done.exit()).as(done.err()).isZero();
        Map<String, JsonNode> mix = mix("all");
        for (int i = 0; i < 2 * CASES.size(); i++) {
            assertThat(is(mix.get("r" + i)))
                    .as(CASES.get(i % CASES.size()).says().toString())
                    .isEqualTo(CASES.get(i % CASES.size()).is());
        }
        assertThat(Files.readString(dir.resolve("all/datacard.md")))
                .contains("| forum | field by, generation by field depth, generator by field model |");
        assertThat(Files.readString(dir.resolve("all/ledger.jsonl")))
                .contains("\"generator\":\"alpha, beta, person\"", "\"generation\":\"at least 5\"");
        Genloss.Done trace = Genloss.run(dir, "ledger", "trace", "r2", "all");
        assertThat(trace.out()).contains("synthetic, generation 2", "generator   alpha");
        assertThat(Files.readString(dir.resolve("all/recipe.yaml")))
                .contains("generation-field: depth", "generator-field: model");
    }

    /** Of 200 records 40 are of generation 2, 40 by alpha, 20 of these of generation 2. */
    @Test
    void capsCountWhatRecordsSay() throws IOException {
        Genloss.write(dir, "capped.jsonl", lines(20));
        Genloss.Done done =
                curate("capped", FIELDS, "{ generations: { 2: 0.1 }, generators: { alpha: 0.2 }, unknown: as real }");
        assertThat(done.exit()).as(done.err()).isZero();
        Map<String, JsonNode> mix = mix("capped");
        long second = mix.values().stream()
                .filter(r -> r.path("generation").asInt(0) == 2)
                .count();
        long alpha = mix.values().stream()
                .filter(r -> r.path("generator").asString("").equals("alpha"))
                .count();
        assertThat((double) second / mix.size()).isBetween(0.09, 0.1);
        assertThat((double) alpha / mix.size()).isBetween(0.17, 0.2);
    }

    /** What the records do not say, their source does. */
    @Test
    void tablesAndDeclaredSourcesAreReadAlike() throws IOException {
        List<String> texts = Genloss.texts(3, 3, 3000);
        Genloss.write(
                dir,
                "table.csv",
                List.of(
                        "id,text,depth,model",
                        "a," + texts.get(0) + ",,",
                        "b," + texts.get(1) + ",4,",
                        "c," + texts.get(2) + ",,beta"));
        Genloss.write(
                dir,
                "table.yaml",
                List.of(
                        "sources: [ { id: table, path: table.csv, origin: { synthetic: alpha, generation: 2 },"
                                + " generation-field: depth, generator-field: model } ]",
                        "output: { format: jsonl }"));
        Genloss.Done done = Genloss.run(dir, "curate", "table.yaml", "--out", "table");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(mix("table").values().stream()
                        .collect(Collectors.toMap(r -> r.path("id").asString(), CurateOriginIT::is)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a", "synthetic 2 false alpha",
                        "b", "synthetic 4 false alpha",
                        "c", "synthetic 2 false beta"));
    }

    /** A model that was trained on two earlier mixes, of generations 3 and 1, draws the fourth, whichever of them comes last. */
    @Test
    void whatWasTrainedOnSeveralMixesIsOneAboveTheHighest() throws IOException {
        for (int generation : List.of(3, 1)) {
            String name = "mix" + generation;
            Genloss.write(dir, name + ".txt", Genloss.texts(generation, 4, 3000));
            Genloss.write(
                    dir,
                    name + ".yaml",
                    List.of("sources: [ { id: model, path: " + name + ".txt, origin: { synthetic: m, generation: "
                            + generation + " } } ]"));
            assertThat(Genloss.run(dir, "curate", name + ".yaml", "--out", name).exit())
                    .isZero();
        }
        Genloss.write(dir, "stories.txt", Genloss.texts(5, 4, 3000));
        Genloss.write(
                dir,
                "next.yaml",
                List.of(
                        "sources:",
                        "  - { id: both, paths: [mix3, mix1] }",
                        "  - { id: stories, path: stories.txt, origin: { synthetic: n, from: [both] } }",
                        "output: { format: jsonl }"));
        assertThat(Genloss.run(dir, "curate", "next.yaml", "--out", "next").exit())
                .isZero();
        assertThat(mix("next").values().stream().map(CurateOriginIT::is).distinct())
                .containsExactlyInAnyOrder("synthetic 3 false m", "synthetic 1 false m", "synthetic 4 false n");
    }

    /** Of twenty records eight are by a model. Whatever path names the mix, they stay so where its source is declared human, and the reader is told. */
    @Test
    void recordsOfAnEarlierMixKeepTheirOriginWhateverIsDeclared() throws IOException {
        Genloss.write(dir, "people.txt", Genloss.texts(1, 12, 3000));
        Genloss.write(dir, "model.txt", Genloss.texts(2, 8, 3000));
        for (String format : List.of("jsonl", "parquet")) {
            Genloss.write(
                    dir,
                    "first.yaml",
                    List.of(
                            "sources:",
                            "  - { id: people, path: people.txt, origin: human }",
                            "  - { id: model, path: model.txt, origin: { synthetic: m, generation: 2 } }",
                            "output: { format: " + format + " }"));
            assertThat(Genloss.run(dir, "curate", "first.yaml", "--out", format).exit())
                    .isZero();
        }
        Map<String, String> named = new LinkedHashMap<>();
        named.put("jsonl", "human");
        named.put("jsonl/shards", "human");
        named.put("parquet/shards/part-00001.parquet", "human");
        named.put("'parquet/shards/*.parquet'", "human");
        named.put("parquet", "{ synthetic: m, generation: 2 }");
        int n = 0;
        for (Map.Entry<String, String> each : named.entrySet()) {
            String out = "again" + n++;
            boolean human = each.getValue().equals("human");
            Genloss.write(
                    dir,
                    "again.yaml",
                    List.of(
                            "sources: [ { id: prev, path: " + each.getKey() + ", origin: " + each.getValue() + " } ]",
                            "output: { format: jsonl }"));
            Genloss.Done done = Genloss.run(dir, "curate", "again.yaml", "--out", out, "--format", "json");
            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(mix(out).values().stream()
                            .collect(Collectors.groupingBy(CurateOriginIT::is, Collectors.counting())))
                    .as(each.getKey())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("human 0 false ", 12L, "synthetic 2 false m", 8L));
            JsonNode told =
                    JsonMapper.shared().readTree(done.out()).path("findings").path("againstDeclared");
            assertThat(told).hasSize(1);
            assertThat(told.get(0).path("says").asString()).isEqualTo(human ? "synthetic" : "human");
            assertThat(told.get(0).path("counts").asString()).isEqualTo("says");
            assertThat(told.get(0).path("records").asInt()).isEqualTo(human ? 8 : 12);
            assertThat(Files.readString(dir.resolve(out + "/datacard.md")))
                    .contains(
                            human
                                    ? "8 records of prev say synthetic, and the source declares human"
                                    : "12 records of prev say human, and the source declares synthetic");
        }
        Genloss.write(dir, "own.yaml", List.of("sources: [ { id: prev, path: parquet/shards } ]"));
        Genloss.Done own = Genloss.run(dir, "curate", "own.yaml", "--out", "own");
        assertThat(own.exit()).as(own.err()).isZero();
        assertThat(own.out()).doesNotContain("declares");
    }

    /** Of two records a, the second is named by its row, and that is told; a#1 bears a name of its own. */
    @Test
    void idsThatComeAgainWithinASourceAreTold() throws IOException {
        Genloss.write(
                dir,
                "ids.jsonl",
                List.of(
                        "{\"id\":\"a\",\"text\":\"one text here\"}",
                        "{\"id\":\"a\",\"text\":\"two texts here\"}",
                        "{\"id\":\"a#1\",\"text\":\"three texts here\"}"));
        Genloss.Done done = curate("ids", "origin: human", "{}");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out().replaceAll("\\s+", " "))
                .contains("1 record of forum repeats an id within it, and the row was added to it: of a, for example,"
                        + " a#2.");
        assertThat(mix("ids")).containsOnlyKeys("a", "a#2", "a#1");
    }

    /** What is declared counts, and a field that says otherwise in so many words is told; a field of web addresses says nothing. */
    @Test
    void aFieldOriginAgainstWhatIsDeclaredIsTold() throws IOException {
        Genloss.write(
                dir,
                "plain.jsonl",
                List.of(
                        "{\"id\":\"p1\",\"text\":\"one text here\",\"origin\":\"https://example.org\"}",
                        "{\"id\":\"p2\",\"text\":\"two texts here\",\"origin\":\"synthetic\"}",
                        "{\"id\":\"p3\",\"text\":\"three texts here\",\"origin\":\"human\"}",
                        "{\"id\":\"p4\",\"text\":\"four texts here\",\"origin\":\"AI\"}"));
        Genloss.Done done = curate("plain", "origin: human", "{}");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out().replaceAll("\\s+", " "))
                .contains("2 records of forum have a field origin that says synthetic, and the source declares human,"
                        + " which counts. For example p2.")
                .contains("origin-field: origin");
        assertThat(mix("plain").values().stream().map(CurateOriginIT::is).distinct())
                .containsExactly("human 0 false ");
    }

    /** What is equal to deduplicate, though not in every character, is declared human and synthetic: of unknown origin, and told. Then damaged work. */
    @Test
    void copiesThatDeduplicateTakesForEqualContradictEachOther() throws IOException {
        List<String> texts = Genloss.texts(4, 6, 3000);
        Genloss.write(dir, "hum.txt", texts);
        Genloss.write(
                dir,
                "mach.txt",
                List.of(texts.get(1).replace(" ", "  "), texts.get(3).replaceFirst("(\\w)(\\w)", "$1\u200b$2")));
        Genloss.write(
                dir,
                "equal.yaml",
                List.of(
                        "sources: [ { id: hum, path: hum.txt, origin: human }, { id: mach, path: mach.txt, origin: { synthetic: m } } ]",
                        "steps: [ unicode, { id: deduplicate, limit: 1 } ]",
                        "mix: { unknown: as real }",
                        "output: { format: jsonl }"));
        Path work = dir.resolve("equal/.work");
        Files.createDirectories(work);
        Files.write(work.resolve("index.duckdb"), new byte[20_000]);
        assertThat(Genloss.run(dir, "curate", "equal.yaml", "--out", "equal")
                        .refused()
                        .err())
                .contains("rm -r equal/.work/*");
        Files.delete(work.resolve("index.duckdb"));
        Genloss.Done done = Genloss.run(dir, "curate", "equal.yaml", "--out", "equal");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out().replaceAll("\\s+", " "))
                .contains(
                        "2 texts are declared both human and synthetic, in 4 records",
                        "hum:2 and mach:1; hum:4 and mach:2");
        assertThat(mix("equal").values().stream()
                        .collect(Collectors.groupingBy(CurateOriginIT::is, Collectors.counting())))
                .containsExactlyInAnyOrderEntriesOf(Map.of("human 0 false ", 4L, "unknown 0 true ", 2L));
    }

    /** A damaged row each, told with source, record, field and value. */
    @Test
    void whatFieldsSayAgainstEachOtherIsRefused() throws IOException {
        Map<Map<String, Object>, String> wrong = new LinkedHashMap<>();
        wrong.put(
                Map.of("by", "ai", "depth", "two"), "generation-field depth says two; a generation is a whole number");
        wrong.put(Map.of("depth", 1.5), "generation-field depth says 1.5; a generation is a whole number");
        wrong.put(
                Map.of("depth", -1),
                "generation-field depth says -1; a generation is a whole number from 0 to 1,000,000");
        wrong.put(Map.of("depth", 1000001), "generation-field depth says 1000001; a generation is");
        wrong.put(Map.of("depth", List.of(1, 2)), "generation-field depth is a list or an object");
        wrong.put(Map.of("model", Map.of("name", "a")), "generator-field model is a list or an object");
        wrong.put(
                Map.of("by", "human", "depth", 2),
                "generation-field depth says 2, but its origin is human (origin-field by says human)");
        wrong.put(
                Map.of("by", "ai", "depth", 0),
                "generation-field depth says 0, but its origin is synthetic (origin-field by");
        wrong.put(
                Map.of("by", 3, "depth", 2),
                "generation-field depth says 2, but its origin is generation 3 (origin-field");
        wrong.put(
                Map.of("by", "real", "model", "beta"),
                "generator-field model says beta, but its origin is human (origin-field by says real)");
        wrong.put(
                Map.of("depth", 0, "model", "beta"),
                "generator-field model says beta, but its origin is human (generation-field depth says 0)");
        wrong.put(
                Map.of("by", "alpha", "model", "beta"),
                "generator-field model says beta, but its origin is alpha (origin-");
        wrong.put(
                Map.of("by", "ai", "model", "human"), "generator-field model says human, but its origin is synthetic");
        List<String> lines = new ArrayList<>(lines(1));
        for (Map.Entry<Map<String, Object>, String> each : wrong.entrySet()) {
            Map<String, Object> line = new LinkedHashMap<>(Map.of("id", "bad-" + lines.size(), "text", "a bad one"));
            line.putAll(each.getKey());
            lines.add(JsonMapper.shared().writeValueAsString(line));
        }
        Genloss.write(dir, "skipped.jsonl", lines);
        Genloss.Done done = curate("skipped", FIELDS + ", on-bad-row: skip", "{ unknown: as real }");
        assertThat(done.exit()).as(done.err()).isZero();
        List<String> told = Files.readAllLines(dir.resolve("skipped/bad-rows.txt"));
        List<String> messages = List.copyOf(wrong.values());
        assertThat(told).hasSameSizeAs(messages);
        for (int i = 0; i < messages.size(); i++) {
            int row = CASES.size() + i;
            assertThat(told.get(i))
                    .contains("line " + (row + 1) + ": record bad-" + row + " of forum: " + messages.get(i));
        }
        assertThat(mix("skipped")).hasSize(CASES.size());

        Genloss.write(dir, "failing.jsonl", lines.subList(0, CASES.size() + 1));
        assertThat(curate("failing", FIELDS, "{}").refused().err())
                .contains("failing.jsonl, line 11: record bad-10 of forum: generation-field depth says two")
                .contains("10 good rows and 1 bad one", "on-bad-row: skip");
        assertThat(dir.resolve("failing/shards")).doesNotExist();
    }
}
