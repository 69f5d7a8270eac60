package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An earlier mix is taken at its word only where it is as it was written. */
class CurateEarlierIT {
    private static final String SHARD = "shards/part-00001.jsonl";

    @TempDir
    static Path dir;

    /** Twelve texts of people, eight of the third generation. */
    @BeforeAll
    static void mix() {
        Genloss.write(dir, "people.txt", Genloss.texts(1, 12, 3000));
        Genloss.write(dir, "model.txt", Genloss.texts(2, 8, 3000));
        Genloss.write(
                dir,
                "first.yaml",
                List.of(
                        "sources:",
                        "  - { id: people, path: people.txt, origin: human }",
                        "  - { id: model, path: model.txt, origin: { synthetic: m, generation: 3 } }",
                        "output: { format: jsonl }"));
        Genloss.Done done = Genloss.run(dir, "curate", "first.yaml", "--out", "first");
        assertThat(done.exit()).as(done.err()).isZero();
    }

    private static void copy(String to) throws IOException {
        try (Stream<Path> paths = Files.walk(dir.resolve("first"))) {
            for (Path path : paths.toList()) {
                Files.copy(path, dir.resolve(to).resolve(dir.resolve("first").relativize(path)));
            }
        }
    }

    private static void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(dir.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(dir.resolve(file), text.replace(from, to));
    }

    private static Genloss.Done curate(String out, String source) {
        Genloss.write(dir, out + ".yaml", List.of("sources: [ { id: old, " + source + " } ]"));
        return Genloss.run(dir, "curate", out + ".yaml", "--out", out);
    }

    /** Told by verify, and refused as a source. */
    private static void changed(String mix, String path, String what) {
        Genloss.Done verified = Genloss.run(dir, "ledger", "verify", mix);
        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.out()).contains("NOT intact", what);
        Genloss.Done refused =
                curate("of-" + mix, "path: " + path + ", origin: unknown").refused();
        assertThat(refused.err()).contains("sources.old", what, "Restore it from a copy");
        assertThat(dir.resolve("of-" + mix)).as("a run that never began").doesNotExist();
    }

    @Test
    void anOriginThatWasRewrittenIsRefused() throws IOException {
        copy("rewritten");
        edit("rewritten/" + SHARD, "\"origin\":\"synthetic\"", "\"origin\":\"human\"");
        changed("rewritten", "rewritten/" + SHARD, SHARD + " was changed since it was written.");
        Files.createDirectory(dir.resolve("apart"));
        Files.copy(dir.resolve("rewritten/" + SHARD), dir.resolve("apart/a.jsonl"));
        Genloss.Done done = curate("of-apart", "path: apart, origin-field: origin");
        assertThat(done.exit()).as(done.err()).isZero();
    }

    @Test
    void aRunThatSaysOtherwiseThanItsLedgerIsRefused() throws IOException {
        copy("edited");
        edit("edited/run.json", "\"generation\" : 3", "\"generation\" : 0");
        edit("edited/run.json", "\"shards\" : [ \"" + SHARD + "\" ]", "\"shards\" : [ ]");
        changed(
                "edited",
                "edited",
                "run.json says generation 0, and the ledger 3: it was changed.\n  run.json lists other shards than the ledger");
        Genloss.Done from = curate("of-edited", "path: people.txt, origin: { synthetic: n, from: [edited] }");
        assertThat(from.refused().err()).contains("run.json says generation 0");
    }

    @Test
    void aShardThatNoRunWroteIsRefused() throws IOException {
        copy("planted");
        Files.copy(dir.resolve("planted/" + SHARD), dir.resolve("planted/shards/part-00002.jsonl"));
        changed("planted", "planted/shards", "shards/part-00002.jsonl was not written by this run.");
    }

    /** The reference of a recipe is as much taken at its word; without run.json an earlier mix is none that can be trusted. */
    @Test
    void aReferenceOrAMixWithoutItsRunIsRefused() throws IOException {
        copy("headless");
        Files.delete(dir.resolve("headless/run.json"));
        for (String path : List.of("headless", "headless/shards", "headless/" + SHARD, "headless/shards/*.jsonl")) {
            assertThat(curate("of-headless", "path: " + path + ", origin: human")
                            .refused()
                            .err())
                    .contains("sources.old takes", "run.json is missing.", "nor ledger.jsonl, and declare");
        }
        Files.writeString(dir.resolve("headless/run.json"), "{\"schema\": \"other/1\"}");
        assertThat(curate("of-headless", "path: headless, origin: human")
                        .refused()
                        .err())
                .contains("run.json says schema other/1, and the ledger genloss.curate/1: it was changed.");
        assertThat(dir.resolve("of-headless")).doesNotExist();
        copy("compared");
        edit("compared/" + SHARD, "\"origin\":\"synthetic\"", "\"origin\":\"human\"");
        for (String path : List.of("compared", "headless/shards")) {
            Genloss.write(
                    dir,
                    "with.yaml",
                    List.of("reference: " + path, "sources: [ { id: p, path: people.txt, origin: human } ]"));
            assertThat(Genloss.run(dir, "curate", "with.yaml", "--out", "with")
                            .refused()
                            .err())
                    .contains("reference is an earlier mix, ", "was changed", "nor ledger.jsonl.\n");
        }
        assertThat(dir.resolve("with")).doesNotExist();
    }

    /** The list of files in run.json decides nothing that the ledger knows too. */
    @Test
    void aListThatWasShortenedHidesNothing() throws IOException {
        assertThat(Genloss.run(dir, "ledger", "verify", "first").out()).contains("first: intact");
        copy("shortened");
        Path run = dir.resolve("shortened/run.json");
        Files.write(
                run,
                Files.readAllLines(run).stream()
                        .filter(line -> !line.contains("\"datacard.md\""))
                        .toList());
        Files.writeString(dir.resolve("shortened/datacard.md"), "All of it is human.\n", StandardOpenOption.APPEND);
        changed("shortened", "shortened", "run.json does not list datacard.md, which the run wrote: it was changed.");
        assertThat(Genloss.run(dir, "ledger", "verify", "shortened").out())
                .contains("datacard.md was changed since it was written.");
    }
}
