package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss curate} on damaged files, records without ids, ids that come again, and disks that are full: nothing is lost, and the run goes on. */
class CurateBadInputIT {
    @TempDir
    Path dir;

    private static List<String> records(int file, boolean ids) {
        List<String> texts = Genloss.texts(file, 400, 3000);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add("{" + (ids ? "\"id\": \"r" + i + "\", " : "") + "\"text\": \"" + texts.get(i) + "\"}");
        }
        return lines;
    }

    private void packed(String name, List<String> lines) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(dir.resolve(name)))) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void sources() throws IOException {
        for (int file = 1; file <= 3; file++) {
            packed("part-" + file + ".jsonl.gz", records(file, true));
        }
        Genloss.write(dir, "forum.jsonl", records(4, true));
        Genloss.write(dir, "lines.jsonl", records(5, false));
        Genloss.write(
                dir,
                "recipe.yaml",
                List.of(
                        "sources:",
                        "  - { id: crawl, path: 'part-*.jsonl.gz', origin: human }",
                        "  - { id: forum, path: forum.jsonl, origin: unknown }",
                        "  - { id: lines, path: lines.jsonl, origin: human }",
                        "steps: [ deduplicate ]",
                        "output: { format: jsonl, shard: 20KB }"));
    }

    private Map<String, String> files(String out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(dir.resolve(out))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        dir.resolve(out).relativize(path).toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private Genloss.Done curate(String... words) {
        List<String> all = new ArrayList<>(List.of("curate"));
        all.addAll(List.of(words));
        return Genloss.run(dir, all.toArray(String[]::new));
    }

    /** In a name space of its own, where a file system of any size can be mounted: runs on one that is too small three times, and goes on when there is room. */
    private static final String SMALL_DISK = """
            mkdir small && mount -t tmpfs -o size=600k tmpfs small || exit 99
            "$0" curate recipe.yaml --out small/run
            echo "exit $?"
            mount -o remount,size=1500k small
            "$0" curate --resume small/run
            echo "exit $?"
            mount -o remount,size=400m small
            "$0" curate --resume small/run && cp -R small/run after
            """;

    private String onASmallDisk() throws IOException, InterruptedException {
        Path log = dir.resolve("log.txt");
        String launcher = Genloss.ROOT.resolve("genloss").toString();
        ProcessBuilder builder = new ProcessBuilder("unshare", "-rm", "bash", "-c", SMALL_DISK, launcher)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("GENLOSS_NO_BUILD", "1");
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String told = Files.readString(log);
        boolean mounted = process.exitValue() != 99 && !told.contains("unshare:");
        assumeThat(mounted).as("no file system can be mounted here: %s", told).isTrue();
        return told;
    }

    @Test
    void aRunGoesOnWhereTheDiskWasFull() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/unshare")).as("unshare is not there").isExecutable();
        sources();
        assertThat(curate("recipe.yaml", "--out", "whole").exit()).isZero();
        String log = onASmallDisk();
        assertThat(log.lines().filter("exit 3"::equals)).as(log).hasSize(2);
        assertThat(log)
                .contains("No space left on device", "Resume   genloss curate --resume small/run")
                .doesNotContain("Exception", "exit 2");
        assertThat(files("after")).isEqualTo(files("whole"));
    }

    @Test
    void aDamagedLineIsSkippedByASettingOfItsSource() throws IOException {
        Files.writeString(dir.resolve("a.jsonl"), "{\"text\": \"one text\"}\n{\"text\": \n");
        Files.writeString(dir.resolve("line.yaml"), "sources: [ { id: a, path: a.jsonl, origin: human } ]\n");
        assertThat(curate("line.yaml", "--out", "line").refused().err())
                .contains("line 2", "skip and list it:\n  on-bad-row: skip   at that source in the recipe\n")
                .doesNotContain("Resume");
        assertThat(dir.resolve("line")).as("nothing was read whole").doesNotExist();
        Files.writeString(
                dir.resolve("line.yaml"), "sources: [ { id: a, path: a.jsonl, origin: human, on-bad-row: skip } ]\n");
        Genloss.Done skipped = curate("line.yaml", "--out", "line", "--format", "json");
        assertThat(skipped.exit()).as(skipped.err()).isZero();
        JsonNode read = JsonMapper.shared().readTree(skipped.out()).path("read").get(0);
        assertThat(read.path("damaged").asInt()).isEqualTo(1);
        assertThat(read.path("damagedRows").get(0).asString()).startsWith("a.jsonl, line 2");
        assertThat(Files.readString(dir.resolve("line/datacard.md")))
                .contains("1 of 1 document is in the mix", "1 damaged row of a was left out: ", "a.jsonl, line 2");
    }

    @Test
    void aRunGoesOnAfterADamagedShard() throws IOException {
        sources();
        Genloss.Done undisturbed = curate("recipe.yaml", "--out", "whole", "--format", "json");
        assertThat(undisturbed.exit()).as(undisturbed.err()).isZero();
        JsonNode findings = JsonMapper.shared().readTree(undisturbed.out()).path("findings");
        assertThat(findings.path("repeatedIds").asInt())
                .isEqualTo(3 * 400); // three more files have the ids of the first
        assertThat(findings.path("unnamed").asInt()).isEqualTo(400);
        String shards = files("whole").entrySet().stream()
                .filter(file -> file.getKey().startsWith("shards"))
                .map(Map.Entry::getValue)
                .reduce("", String::concat);
        assertThat(shards.lines()).hasSize(5 * 400);
        assertThat(shards.lines()
                        .map(line ->
                                JsonMapper.shared().readTree(line).path("id").asString()))
                .doesNotHaveDuplicates()
                .contains("r7", "r7#crawl:2:8", "r7#forum:8", "lines:8");

        Path middle = dir.resolve("part-2.jsonl.gz");
        byte[] good = Files.readAllBytes(middle);
        byte[] bad = good.clone();
        for (int i = 0; i < 40; i++) {
            bad[bad.length / 2 + i] ^= 0x55;
        }
        Files.write(middle, bad);
        Genloss.Done damaged = curate("recipe.yaml", "--out", "run");
        assertThat(damaged.refused().err())
                .contains(
                        "part-2.jsonl.gz",
                        "damaged",
                        "Copy or download the file again",
                        "Resume   genloss curate --resume run");
        assertThat(dir.resolve("run/run.json")).doesNotExist();
        assertThat(dir.resolve("run/shards")).doesNotExist();

        Files.write(middle, good);
        Genloss.Done resumed = curate("--resume", "run");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(files("run")).isEqualTo(files("whole"));
    }

    /** The first source could not be read to its end: what the second names wrongly is told before that is found. */
    private void refusedAtOnce(String second, String... said) {
        List<String> first = new ArrayList<>(records(1, true));
        first.set(300, "no JSON");
        Genloss.write(dir, "first.jsonl", first);
        Genloss.write(
                dir,
                "asked.yaml",
                List.of("sources:", "  - { id: first, path: first.jsonl, origin: human, on-bad-row: fail }", second));
        assertThat(curate("asked.yaml", "--out", "asked").refused().err())
                .contains(said)
                .doesNotContain("first.jsonl, line 301");
        assertThat(dir.resolve("asked/shards")).doesNotExist();
    }

    @Test
    void fieldsThatNoRecordHasAreRefusedBeforeAnythingIsRead() {
        List<String> many = new ArrayList<>();
        List<String> texts = Genloss.texts(6, 1500, 3000);
        texts.forEach(
                text -> many.add("{\"id\": \"l" + many.size() + "\", \"text\": \"" + text + "\", \"day\": 2021}"));
        Genloss.write(dir, "long.jsonl", many);
        Genloss.write(
                dir,
                "table.csv",
                List.of("id,text,day", "a,\"" + texts.get(0) + "\",2020", "b,\"" + texts.get(1) + "\","));
        Genloss.write(dir, "plain.txt", texts.subList(0, 5));
        refusedAtOnce(
                "  - { id: second, path: table.csv, origin: human, date-field: date }",
                "sources.second.date-field names date, and no record of second has that field. Fields of second are day, id, text.");
        refusedAtOnce(
                "  - { id: second, path: long.jsonl, origin-field: made_by }",
                "sources.second.origin-field names made_by",
                "Fields of second are day, id, text.");
        refusedAtOnce(
                "  - { id: second, path: plain.txt, origin: unknown, generator-field: model }",
                "sources.second.generator-field names model",
                "The records of second have no fields beside their text.");
        refusedAtOnce(
                "  - { id: second, path: long.jsonl, origin: human, id-field: key, date-field: date }",
                "sources.second.date-field names date, and no record of second",
                "sources.second.id-field names key, and no record of ",
                "long.jsonl has that field. Fields of second are day, id, text.");
        refusedAtOnce(
                "  - { id: second, path: plain.txt, origin: human, id-field: key }",
                "sources.second.id-field asks for the field key, and plain text has no fields");
        refusedAtOnce(
                "  - { id: second, path: [long.jsonl, table.csv], origin: human }\nprotect: { field: { name: tropic } }",
                "protect.field names tropic, and no record of any source has it. Fields of the sources are day, id, text.");
        refusedAtOnce(
                "  - { id: second, path: long.jsonl, origin: human }\nsteps: [ { id: block-list, field: urll, blocked: [x.com] } ]",
                "steps.block-list.field names urll, and no record of any source has that field");
        refusedAtOnce(
                "  - { id: second, path: long.jsonl, origin: human }\nsteps: [ { id: expression, drop: \"notes.topik == 'x' || notes.day == '2020' || notes.source == 'z'\" } ]\n"
                        + "report: { by: [lang, day] }",
                "steps.expression asks for notes.topik, and no record of any source has that field",
                "report.by names lang, and no record of any source has that field. Fields of the sources are day, id, text.");
        refusedAtOnce(
                "  - { id: second, path: long.jsonl, origin: { synthetic: m, generation: 1 }, date-field: day }\nmix: { fresh-real: { share: 0.1, since: 2024 } }",
                "mix.fresh-real asks for human text since 2024. No human record has a date (first: no date-field, second: date-field day)");
        refusedAtOnce(
                "  - { id: second, path: long.jsonl, origin: human }\nsteps: [ synthid, unigram, expression ]",
                "step 1 of the recipe: synthid needs keys",
                "step 2 of the recipe: unigram needs vocabulary",
                "step 3 of the recipe: expression needs drop or keep");
    }

    /** Beyond the first thousand records, or in one file of several, a field is a field. */
    @Test
    void fieldsThatFewRecordsHaveAreRead() throws IOException {
        List<String> sparse = new ArrayList<>();
        for (String text : Genloss.texts(6, 1200, 3000)) {
            int i = sparse.size();
            String own = i == 1150 ? ", \"day\": \"2021-05-01\", \"depth\": 3, \"key\": \"k\", \"topic\": \"eu\"" : "";
            sparse.add("{\"text\": \"" + text + "\"" + own + "}");
        }
        Genloss.write(dir, "sparse.jsonl", sparse);
        Genloss.write(dir, "bare.jsonl", records(7, true));
        Genloss.write(
                dir,
                "sparse.yaml",
                List.of(
                        "sources:",
                        "  - { id: sparse, path: sparse.jsonl, origin: unknown, generation-field: depth, date-field: day, id-field: key }",
                        "  - { id: both, path: [bare.jsonl, sparse.jsonl], origin: unknown, generation-field: depth, date-field: day }",
                        "protect: { field: { name: topic }, rare-words: {} }",
                        "reference: bare.jsonl",
                        "mix: { unknown: as real }",
                        "output: { format: jsonl }"));
        Genloss.Done done = curate("sparse.yaml", "--out", "sparse");
        assertThat(done.exit()).as(done.err()).isZero();
        JsonNode found = null;
        for (String line : Files.readAllLines(dir.resolve("sparse/shards/part-00001.jsonl"))) {
            JsonNode record = JsonMapper.shared().readTree(line);
            found = record.path("id").asString().equals("k") ? record : found;
        }
        assertThat(found.path("generation").asInt()).isEqualTo(3);
        assertThat(found.path("date").asString()).isEqualTo("2021-05-01");
        assertThat(Files.readString(dir.resolve("sparse/report.json"))).contains("\"month\" : \"2021-05\"");
    }
}
