package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss curate} on small files with planted copies, planted machine text and a planted rare subgroup, and on real sets. */
class CurateIT {
    private static final List<String> WORDS = List.of(
            ("the of and to in that is was for it with as his on be at by had not are but from or have they which one you"
                            + " were all her she there would their him been has when who will more no if out so said what up its"
                            + " about into than them can only other new some could time these two may then do first any my now"
                            + " such like our over man me even most made after also did many before must through")
                    .split(" "));

    @TempDir
    Path directory;

    private static String text(Random random, int sentences) {
        StringBuilder text = new StringBuilder();
        for (int s = 0; s < sentences; s++) {
            text.append("The");
            for (int w = 0; w < 9; w++) {
                text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
            }
            text.append(" have. ");
        }
        return text.toString().strip();
    }

    /** 300 human texts, 12 of them of a rare topic, one empty; 20 copies and 20 near copies; 200 by a model, one of them a human one. */
    private void sources() throws IOException {
        Random random = new Random(1);
        List<Map<String, Object>> human = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            human.add(new TreeMap<>(Map.of(
                    "id",
                    "h" + i,
                    "text",
                    i == 5 ? "\u00a0\u3000\u200b\n" : text(random, 8),
                    "date",
                    (2015 + i % 10) + "-03-01",
                    "topic",
                    i % 25 == 0 ? "rare" : "common",
                    "extra",
                    Map.of("n", i))));
        }
        List<Map<String, Object>> copies = new ArrayList<>();
        for (int i = 100; i < 140; i++) {
            String copied = (String) human.get(i).get("text");
            String changed = i < 120 ? copied : copied.replaceFirst("have\\.", "had.");
            copies.add(new TreeMap<>(Map.of("id", i == 100 ? "h100" : "c" + i, "text", changed, "topic", "common")));
        }
        List<Map<String, Object>> model = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            model.add(new TreeMap<>(
                    Map.of("id", "m" + i, "text", i == 7 ? human.get(20).get("text") : text(random, 8))));
        }
        lines("human.jsonl", human);
        lines("copies.jsonl", copies);
        lines("model.jsonl", model);
    }

    private void lines(String name, List<Map<String, Object>> records) throws IOException {
        StringBuilder lines = new StringBuilder();
        records.forEach(
                r -> lines.append(JsonMapper.shared().writeValueAsString(r)).append('\n'));
        Files.writeString(directory.resolve(name), lines);
    }

    private static final String RECIPE = """
            name: planted
            seed: 3
            sources:
              - { id: human, path: human.jsonl, origin: human, licence: CC-BY-4.0, date-field: date }
              - { id: model, path: model.jsonl, origin: { synthetic: gpt-4, from: [human] } }
              - { id: copies, path: copies.jsonl, origin: unknown }
            steps:
              - { id: gopher-quality, stop-words: 1 }
              - { id: deduplicate, limit: 1.0 }
            mix: { synthetic: 0.2 }
            report: { by: [topic], since: 2020-01-01 }
            output: { shard: 50KB }
            """;

    private void recipe(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Genloss.Done curate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("curate"));
        all.addAll(List.of(arguments));
        return Genloss.run(directory, all.toArray(new String[0]));
    }

    private List<JsonNode> read(String file) throws IOException {
        try (InputStream in = new ZstdInputStream(Files.newInputStream(directory.resolve(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();
        }
    }

    private Map<String, JsonNode> mix(String out) throws IOException {
        Map<String, JsonNode> records = new HashMap<>();
        try (Stream<Path> shards = Files.list(directory.resolve(out).resolve("shards"))) {
            for (Path shard : shards.toList()) {
                for (JsonNode record : read(directory.relativize(shard).toString())) {
                    assertThat(records.put(record.path("id").asString(), record))
                            .isNull();
                }
            }
        }
        return records;
    }

    /** Every file of a run with its content. */
    private Map<String, String> files(String out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path root = directory.resolve(out);
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        root.relativize(path).toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void buildsAMixThatHoldsItsShares() throws IOException {
        sources();
        recipe("recipe.yaml", RECIPE);
        Genloss.Done done = curate("recipe.yaml", "--out", "mix", "--format", "json", "--threads", "2");
        assertThat(done.exit()).as(done.err()).isZero();
        JsonNode report = JsonMapper.shared().readTree(done.out());
        assertThat(report.path("schema").asString()).isEqualTo("genloss.curate/1");

        // 299 human texts, one of them declared synthetic too: 298 human ones stay, and a quarter of them, 74, may be
        // synthetic
        Map<String, JsonNode> mix = mix("mix");
        long human = mix.values().stream()
                .filter(r -> r.path("origin").asString().equals("human"))
                .count();
        assertThat(human).isEqualTo(298);
        assertThat(mix).hasSize(298 + 74);
        JsonNode record = mix.get("h25");
        assertThat(record.path("topic").asString()).isEqualTo("rare");
        assertThat(record.path("extra").path("n").asInt()).isEqualTo(25);
        assertThat(record.path("licence").asString()).isEqualTo("CC-BY-4.0");
        assertThat(record.path("date").asString()).isEqualTo("2020-03-01");
        assertThat(record.path("generation").asInt()).isZero();

        Map<String, JsonNode> dropped = new HashMap<>();
        read("mix/dropped.jsonl.zst").forEach(d -> dropped.put(d.path("id").asString(), d));
        assertThat(mix.size() + dropped.size()).isEqualTo(300 + 200 + 40);
        assertThat(dropped.get("h5").path("reason").asString()).isEqualTo("empty");
        assertThat(dropped.get("c110").path("reason").asString()).isEqualTo("exact-duplicate");
        assertThat(dropped.get("c110").path("stays").asString()).isEqualTo("h110");
        assertThat(dropped.get("c130").path("reason").asString()).isEqualTo("near-duplicate");
        assertThat(dropped).containsKey("h100#copies:1"); // its id was there before

        assertThat(report.path("findings").path("contradictoryTexts").asInt()).isEqualTo(1);
        assertThat(report.path("findings").path("repeatedIds").asInt()).isEqualTo(1);
        JsonNode limit = report.path("limits").get(0);
        assertThat(limit.path("value").asDouble()).isEqualTo(74 / 372.0);
        assertThat(limit.path("holds").asBoolean()).isTrue();

        Genloss.Done trace = Genloss.run(directory, "ledger", "trace", "m3", "mix", "--format", "json");
        JsonNode traced =
                JsonMapper.shared().readTree(trace.out()).path("records").get(0);
        assertThat(traced.path("generator").asString()).isEqualTo("gpt-4");
        assertThat(traced.path("generation").isInt()).isTrue();
        assertThat(traced.path("generation").asInt()).isEqualTo(1);
        assertThat(traced.path("contradictory").isBoolean()).isTrue();
        assertThat(traced.path("weight").isNumber()).isTrue();
        assertThat(traced.path("labels").isArray()).isTrue();
        assertThat(traced.path("sources").get(0).path("subject").asString()).isEqualTo("model");
        JsonNode read = JsonMapper.shared()
                .readTree(Genloss.run(directory, "ledger", "trace", "human", "mix", "--format", "json")
                        .out());
        assertThat(traced.path("sources").get(0).path("sources").valueStream().map(JsonNode::asString))
                .containsExactly(read.path("mark").asString());
        assertThat(Genloss.run(directory, "ledger", "trace", "m3", "mix").out())
                .contains("read model, generation at least 1", "\n└ read human, generation at least 0");
        JsonNode graph = JsonMapper.shared().readTree(Files.readString(directory.resolve("mix/croissant.json")));
        assertThat(graph.path("@included")
                        .valueStream()
                        .filter(n -> n.path("prov:label").asString("").equals("model"))
                        .flatMap(n -> n.path("prov:wasDerivedFrom").valueStream())
                        .map(n -> n.path("@id").asString()))
                .containsExactly("urn:genloss:" + read.path("mark").asString());
        JsonNode same = JsonMapper.shared()
                .readTree(Genloss.run(directory, "ledger", "trace", "h100", "mix", "--format", "json")
                        .out());
        assertThat(same.path("schema").asString()).isEqualTo("genloss.records/1");
        assertThat(same.path("records").valueStream().map(r -> r.path("id").asString()))
                .containsExactly("h100", "h100#copies:1");
        assertThat(Genloss.run(directory, "ledger", "verify", "mix").exit()).isZero();
        Path shard = directory.resolve("mix/shards/part-00001.jsonl.zst");
        byte[] bytes = Files.readAllBytes(shard);
        bytes[bytes.length / 2] ^= 1;
        Files.write(shard, bytes);
        Genloss.Done verify = Genloss.run(directory, "ledger", "verify", "mix");
        assertThat(verify.exit()).isEqualTo(1);
        assertThat(verify.out()).contains("shards/part-00001.jsonl.zst was changed");
    }

    @Test
    void givesTheSameBytesWhateverTheThreadsAndAfterAKill() throws IOException, InterruptedException {
        sources();
        String labels = "steps:\n  - { id: language, languages: [de], action: label }";
        Files.writeString(directory.resolve("copies.jsonl"), "{\"id\":\n", StandardOpenOption.APPEND);
        recipe(
                "recipe.yaml",
                RECIPE.replace("50KB", "1KB")
                        .replace("steps:", labels)
                        .replace("path: copies.jsonl,", "path: copies.jsonl, on-bad-row: skip,"));
        assertThat(curate("recipe.yaml", "--out", "one", "--threads", "1").exit())
                .isZero();
        assertThat(files("one").get("report.json"))
                .containsPattern("\"label\" : \"language\",\\s+\"method\" : \"\",\\s+\"documents\" : [1-9]");
        assertThat(files("one").get("bad-rows.txt")).contains("copies.jsonl, line 41");
        Path out = directory.resolve("killed.out");
        Process process = Genloss.start(directory, out, out, "curate", "recipe.yaml", "--out", "two", "--threads", "2");
        Path scan = directory.resolve("two/.work/scan");
        while (process.isAlive() && !Files.exists(scan)) {
            Thread.sleep(5);
        }
        Thread.sleep(150);
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        assertThat(directory.resolve("two/run.json")).doesNotExist();
        Process again = Genloss.start(directory, out, out, "curate", "--resume", "two", "--threads", "1");
        Path shard = directory.resolve("two/shards/part-00002.jsonl.zst");
        while (again.isAlive() && !Files.exists(shard)) {
            Thread.sleep(1);
        }
        again.destroyForcibly().waitFor(1, TimeUnit.MINUTES); // among 140 shards, of which some are written
        assertThat(shard).exists();
        assertThat(directory.resolve("two/run.json")).doesNotExist();
        Genloss.Done resumed = curate("--resume", "two", "--threads", "2");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(files("two")).isEqualTo(files("one"));
        Genloss.Done third = curate("two/recipe.yaml", "--out", "three");
        assertThat(third.exit()).as(third.err()).isZero();
        assertThat(files("three")).isEqualTo(files("one"));
    }

    @Test
    void accumulatesAnEarlierMix() throws IOException {
        sources();
        recipe("recipe.yaml", RECIPE);
        assertThat(curate("recipe.yaml", "--out", "mix").exit()).isZero();
        recipe("next.yaml", """
                sources:
                  - { id: before, path: mix }
                  - { id: next, path: model.jsonl, origin: { synthetic: gpt-5, from: [before] } }
                mix: { generations: { 2: 0.1 } }
                output: { format: parquet }
                """);
        Genloss.Done done = curate("next.yaml", "--out", "next", "--format", "json");
        assertThat(done.exit()).as(done.err()).isZero();
        JsonNode report = JsonMapper.shared().readTree(done.out());
        // 372 records of the mix before; a tenth of the whole is a ninth of them: 41
        Map<String, Long> origins = new TreeMap<>();
        report.path("after")
                .valueStream()
                .forEach(row -> origins.merge(
                        row.path("origin").asString() + row.path("generation").asInt(),
                        row.path("documents").asLong(),
                        Long::sum));
        assertThat(origins)
                .containsEntry("human0", 298L)
                .containsEntry("synthetic1", 74L)
                .containsEntry("synthetic2", 41L);
        assertThat(directory.resolve("next/shards/part-00001.parquet")).exists();
    }

    @Test
    void saysWhatCannotBeMet() throws IOException {
        sources();
        recipe("size.yaml", RECIPE.replace("synthetic: 0.2", "synthetic: 0.2, size: 1000"));
        assertThat(curate("size.yaml", "--out", "size").refused().err())
                .contains("mix.size asks for 1,000 documents, and there are 372: 628 are missing")
                .contains("on-shortfall");
        recipe("size.yaml", RECIPE.replace("synthetic: 0.2", "synthetic: 0.2, size: 100"));
        Genloss.Done smaller = curate("size.yaml", "--out", "size", "--format", "json"); // what was read is used again
        assertThat(smaller.exit()).as(smaller.err()).isZero();
        assertThat(mix("size")).hasSize(100);
        recipe(
                "only.yaml",
                "sources: [ { id: model, path: model.jsonl, origin: { synthetic: gpt-4 } } ]\nmix: { synthetic: 0.2 }\n");
        assertThat(curate("only.yaml", "--out", "only").refused().err())
                .contains("mix.synthetic leaves nothing")
                .contains("none of them real");
        recipe("copies.yaml", RECIPE.replace("limit: 1.0", "limit: 0.5"));
        assertThat(curate("copies.yaml", "--out", "copies").refused().err()).contains("copies (40 of 40)");
        recipe("copies.yaml", RECIPE.replace("limit: 1.0", "limit: 0.5, limits: [copies=1.0]"));
        assertThat(curate("copies.yaml", "--out", "copies").exit()).isZero();
        recipe("copies.yaml", RECIPE.replace("limit: 1.0", "limits: [copied=1.0]"));
        assertThat(curate("copies.yaml", "--out", "none").refused().err())
                .contains("no source copied. Nearest: copies");
    }

    @Test
    void namesThePlaceOfWhatIsWrong() throws IOException {
        sources();
        Map<String, String> wrong = new TreeMap<>(Map.of(
                RECIPE.replace("synthetic: 0.2", "synthetc: 0.2"),
                        "line 10, column 8: mix has no setting synthetc. Nearest: synthetic",
                RECIPE.replace("synthetic: 0.2", "synthetic: 1.2"),
                        "line 10, column 19: mix.synthetic is a share from 0 to 1",
                RECIPE.replace(", origin: unknown", ""), "line 6, column 5: sources.copies declares no origin",
                RECIPE.replace("origin: human", "origin: hunam"), "sources.human.origin takes human, unknown or",
                RECIPE.replace("from: [human]", "from: [humans]"), "no source humans. Nearest: human",
                RECIPE.replace("id: gopher-quality", "id: gopher-qualty"),
                        "line 8, column 11: no step gopher-qualty. Nearest: gopher-quality",
                RECIPE.replace("stop-words: 1", "stop-word: 1"),
                        "gopher-quality has no setting stop-word. Nearest: stop-words",
                RECIPE.replace("human.jsonl", "humans.jsonl"), "no such file"));
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            recipe("wrong.yaml", one.getKey());
            assertThat(curate("wrong.yaml", "--out", "wrong").refused().err()).contains(one.getValue());
        }
        recipe("broken.yaml", "sources: [1\n a: b");
        assertThat(curate("broken.yaml", "--out", "wrong").refused().err()).contains("broken.yaml, line 2, column 3");
        assertThat(curate("none.yaml", "--out", "wrong").refused().err()).contains("no recipe file none.yaml");
    }

    @Test
    void damagedRowsAreCountedOrRefused() throws IOException {
        sources();
        Path file = directory.resolve("model.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(100, "{\"id\": \"m100\", \"text\": ");
        Files.write(file, lines);
        recipe("recipe.yaml", RECIPE);
        assertThat(curate("recipe.yaml", "--out", "mix").refused().err())
                .contains("model.jsonl")
                .contains("101");
        recipe("recipe.yaml", RECIPE.replace("path: model.jsonl,", "path: model.jsonl, on-bad-row: skip,"));
        Genloss.Done done = curate("recipe.yaml", "--out", "other");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("1 damaged row of model was left out");
        assertThat(directory.resolve("other/bad-rows.txt")).content().contains("101");
    }

    /** Answers by people and by models to the same questions; the model's share is capped in words. */
    @Test
    void capsRealMachineTextInWords() throws IOException {
        Path data = Genloss.ROOT.resolve("../shared/data/fast-detect-gpt-human-vs-llm/xsum.jsonl.gz");
        assumeThat(data).as("real data is not there").exists();
        List<Map<String, Object>> records = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(data))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                JsonNode record = JsonMapper.shared().readTree(line);
                records.add(new TreeMap<>(Map.of(
                        "text",
                        record.path("text").asString(),
                        "by",
                        record.path("label").asString())));
            });
        }
        lines("real.jsonl", records);
        recipe(
                "real.yaml",
                "sources: [ { id: xsum, path: real.jsonl, origin-field: by } ]\n"
                        + "mix: { unit: words, synthetic: 0.25 }\n");
        Genloss.Done done = curate("real.yaml", "--out", "real", "--format", "json");
        assertThat(done.exit()).as(done.err()).isZero();
        long human = 0;
        long model = 0;
        for (JsonNode record : mix("real").values()) {
            long words = record.path("text").asString().strip().split("\\s+").length;
            human += record.path("origin").asString().equals("human") ? words : 0;
            model += record.path("origin").asString().equals("synthetic") ? words : 0;
        }
        assertThat(human).isPositive();
        assertThat((double) model / (human + model)).isLessThanOrEqualTo(0.25).isGreaterThan(0.24);
    }
}
