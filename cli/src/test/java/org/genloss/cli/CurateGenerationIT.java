package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Generations of what models drew that were trained on sources whose records say themselves of which generation they are. */
class CurateGenerationIT {
    @TempDir
    Path dir;

    private void write(String name, int seed, int count, String facts) {
        List<String> texts = Genloss.texts(seed, count, 3000);
        Genloss.write(
                dir,
                name,
                IntStream.range(0, count)
                        .mapToObj(i -> "{\"id\":\"" + name + i + "\",\"text\":\"" + texts.get(i) + "\"" + facts + "}")
                        .toList());
    }

    private String generations(String out) throws IOException {
        return Files.readAllLines(dir.resolve(out).resolve("shards/part-00001.jsonl")).stream()
                .map(JsonMapper.shared()::readTree)
                .map(CurateGenerationIT::is)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String is(JsonNode record) {
        return record.path("source").asString() + " "
                + (record.path("generation_at_least").asBoolean() ? "≥" : "")
                + record.path("generation").asInt(0);
    }

    private Genloss.Done curate(String out, String... recipe) {
        Genloss.write(dir, out + ".yaml", List.of(recipe));
        Genloss.Done done = Genloss.run(dir, "curate", out + ".yaml", "--out", out);
        assertThat(done.exit()).as(done.err()).isZero();
        return done;
    }

    /** The records of rec are of generation 3, so x is 4, and y, which stands before it in the recipe, 5; a cap on generation 4 takes x. */
    @Test
    void isOneAboveTheHighestOfTheRecords() throws IOException {
        write("rec.jsonl", 1, 3, ",\"by\":\"ai\",\"depth\":3");
        write("low.jsonl", 2, 3, ",\"by\":\"ai\",\"depth\":1");
        write("x.jsonl", 3, 4, "");
        write("y.jsonl", 4, 4, "");
        String sources = "sources: [ { id: y, path: y.jsonl, origin: { synthetic: Y, from: [x] } },"
                + " { id: x, path: x.jsonl, origin: { synthetic: X, from: [rec] } },"
                + " { id: rec, paths: [rec.jsonl, low.jsonl], origin-field: by, generation-field: depth } ]";
        curate("all", sources, "output: { format: jsonl }");
        assertThat(generations("all")).isEqualTo("rec 1, rec 3, x 4, y 5");
        assertThat(Files.readString(dir.resolve("all/datacard.md")))
                .contains("| x | synthetic by X, generation 4, trained on rec |")
                .contains("| y | synthetic by Y, generation 5, trained on x |");
        assertThat(Genloss.run(dir, "ledger", "trace", "y", "all").out()).contains("generation 5", "generation 4");
        curate("capped", sources, "mix: { generations: { 4: 0.01 } }", "output: { format: jsonl }");
        assertThat(generations("capped")).isEqualTo("rec 1, rec 3, y 5");
        assertThat(Files.readString(dir.resolve("capped/recipe.yaml")))
                .contains("from:")
                .doesNotContain("generation: 4");
    }

    /** What of a source is of unknown origin may be of any generation: said by a record, or because its text is declared human too. */
    @Test
    void isALowerBoundWhereThatOfARecordIs() throws IOException {
        write("rec.jsonl", 1, 3, ",\"by\":\"ai\",\"depth\":2");
        write("lost.jsonl", 2, 1, ",\"by\":\"unknown\"");
        write("x.jsonl", 3, 3, "");
        write("people.jsonl", 5, 3, "");
        write("copies.jsonl", 5, 1, "");
        write("old.jsonl", 6, 3, "");
        write("new.jsonl", 7, 3, "");
        curate(
                "least",
                "sources: [ { id: rec, paths: [rec.jsonl, lost.jsonl], origin-field: by, generation-field: depth },",
                "  { id: x, path: x.jsonl, origin: { synthetic: X, from: [rec] } },",
                "  { id: people, path: people.jsonl, origin: human },",
                "  { id: old, paths: [old.jsonl, copies.jsonl], origin: { synthetic: O, generation: 2 } },",
                "  { id: new, path: new.jsonl, origin: { synthetic: N, from: [old] } } ]",
                "mix: { unknown: as real }",
                "output: { format: jsonl }");
        assertThat(generations("least")).contains("new ≥3", "old 2", "people 0", "rec 2", "x ≥3");
        assertThat(Genloss.run(dir, "ledger", "trace", "new", "least").out())
                .contains("generation at least 3", "generation at least 2");
    }
}
