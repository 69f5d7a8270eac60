package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss ledger} on the ledgers of mixes. */
class LedgerMixIT {
    @TempDir
    Path dir;

    private void curate(String out, String... recipe) {
        Genloss.write(dir, out + ".yaml", List.of("name: " + out, String.join("\n", recipe)));
        Genloss.Done done = Genloss.run(dir, "curate", out + ".yaml", "--out", out);
        assertThat(done.exit()).as(done.err()).isZero();
    }

    private String ledger(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("ledger"));
        all.addAll(List.of(words));
        Genloss.Done done = Genloss.run(dir, all.toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isZero();
        return done.out();
    }

    /** A step takes what is of the third generation and of an unknown one: what is left is of the first, whatever was read. */
    @Test
    void aMixIsOfTheGenerationOfWhatIsInIt() throws IOException {
        Genloss.write(dir, "people.txt", Genloss.texts(1, 12, 3000));
        Genloss.write(dir, "first.txt", Genloss.texts(2, 8, 3000));
        Genloss.write(dir, "third.txt", Genloss.texts(3, 8, 3000));
        Genloss.write(dir, "crawl.txt", Genloss.texts(4, 8, 3000));
        String sources = """
                reference: people.txt
                sources:
                  - { id: people, path: people.txt, origin: human }
                  - { id: first, path: first.txt, origin: { synthetic: m, generation: 1 } }
                  - { id: third, path: third.txt, origin: { synthetic: m, generation: 3 } }
                  - { id: crawl, path: crawl.txt, origin: unknown }
                mix: { unknown: as real }
                """;
        curate("all", sources);
        curate(
                "few",
                sources,
                "steps: [ { id: expression, drop: \"generation > 1\" }, { id: expression, drop: \"origin == 'unknown'\" } ]");

        assertThat(ledger("show", "all", "--list")).containsPattern("mixed +at least 3 +all\n");
        assertThat(ledger("show", "few", "--list"))
                .containsPattern("judged +at least 3 +empty\n")
                .containsPattern("judged +at least 1 +expression\n")
                .containsPattern("judged +1 +expression.+\n")
                .containsPattern("mixed +1 +few\n")
                .containsPattern("mixed +1 +shards/");
        assertThat(ledger("trace", "few", "few")).startsWith("mixed few, generation 1 ");
        JsonNode run = JsonMapper.shared().readTree(Files.readString(dir.resolve("few/run.json")));
        assertThat(run.path("generation").asInt()).isEqualTo(1);
        assertThat(run.path("atLeast").asBoolean()).isFalse();
        JsonNode file = JsonMapper.shared()
                .readTree(ledger("export", "few", "--format", "croissant"))
                .path("distribution")
                .get(0);
        assertThat(file.path("gl:generation").asInt()).isEqualTo(1);
        JsonNode card = JsonMapper.shared().readTree(Files.readString(dir.resolve("few/croissant.json")));
        assertThat(card.path("@included")
                        .valueStream()
                        .filter(n -> n.path("prov:label").asString("").equals("few"))
                        .map(n -> n.path("gl:generation") + " " + n.path("gl:generationIsAtLeast")))
                .containsExactly("1 false");

        // Whoever trains on it by its ledger alone draws the second, though its last entry compares it with a
        // reference.
        Files.createDirectory(dir.resolve("apart"));
        Files.copy(dir.resolve("few/ledger.jsonl"), dir.resolve("apart/ledger.jsonl"));
        Genloss.write(dir, "next.txt", Genloss.texts(5, 4, 3000));
        curate(
                "next",
                "sources: [ { id: next, path: next.txt, origin: { synthetic: n, from: [ apart/ledger.jsonl ] } } ]");
        assertThat(ledger("show", "next", "--list")).containsPattern("mixed +2 +next\n");
    }

    /** A record that came through two earlier mixes, where it bore other ids, is followed to the file that was read first, as long as all are there as they were. */
    @Test
    void aRecordIsFollowedThroughEarlierMixes() throws IOException {
        Genloss.write(
                dir,
                "m.jsonl",
                List.of("{\"id\": \"a\", \"text\": \""
                        + Genloss.texts(1, 1, 3000).get(0) + "\"}"));
        Genloss.write(
                dir,
                "h.jsonl",
                List.of("{\"id\": \"a\", \"text\": \""
                        + Genloss.texts(2, 1, 3000).get(0) + "\"}"));
        Genloss.write(
                dir,
                "k.jsonl",
                List.of("{\"id\": \"b\", \"text\": \""
                        + Genloss.texts(3, 1, 3000).get(0) + "\"}"));
        String people = "  - { id: people, path: h.jsonl, origin: human }";
        curate("one", "sources:", "  - { id: stories, path: m.jsonl, origin: { synthetic: wren, generation: 2 } }");
        curate("two", "sources:", people, "  - { id: old, path: one }");
        curate("three", "sources:", "  - { id: more, paths: [ k.jsonl, two/shards ], origin: human }");

        JsonNode two = JsonMapper.shared()
                .readTree(Files.readAllLines(dir.resolve("three/ledger.jsonl")).get(0));
        assertThat(two.path("inputs").valueStream().map(JsonNode::asString))
                .as("the ledger of the mix that was read")
                .containsExactly(mark("two"));
        String id = "a#old:1";
        JsonNode record = record(id);
        assertThat(record.path("source").asString()).isEqualTo("more");
        assertThat(record.path("earlier")
                        .valueStream()
                        .map(hop -> hop.path("mix").asString() + " "
                                + hop.path("id").asString() + " "
                                + hop.path("source").asString() + " "
                                + hop.path("generator").asString() + " "
                                + hop.path("generation").asInt()))
                .containsExactly("two " + id + " old wren 2", "one a stories wren 2");
        assertThat(record.has("notAtHand")).isFalse();
        assertThat(ledger("trace", id, "three"))
                .contains("  earlier mix two (", "): " + id + ", of its source old, synthetic, generation 2, by wren\n")
                .contains("  earlier mix one (", "): a, of its source stories, synthetic, generation 2, by wren\n")
                .containsPattern("└ from the mix two, whose ledger ends in "
                        + mark("two").substring(0, 12))
                .containsPattern("In the mix one \\([^)]*\\):\nread stories, generation 2");
        assertThat(record("b").path("earlier").size())
                .as("of a file of its own")
                .isZero();
        assertThat(record("b").has("notAtHand")).isFalse();

        Files.move(dir.resolve("one"), dir.resolve("elsewhere"));
        assertThat(record(id).path("earlier").size()).isEqualTo(1);
        assertThat(record(id).path("notAtHand").asString())
                .startsWith("it came from one, and no mix is any more at ")
                .endsWith("one");
        curate("one", "sources:", "  - { id: stories, path: m.jsonl, origin: { synthetic: robin, generation: 4 } }");
        assertThat(ledger("trace", id, "three"))
                .contains(
                        "  not at hand it came from one, and ",
                        "one holds another mix now than the one that was read\n")
                .doesNotContain("robin");
    }

    private String mark(String mix) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(dir.resolve(mix).resolve("run.json")))
                .path("ledger")
                .asString();
    }

    private JsonNode record(String id) {
        return JsonMapper.shared()
                .readTree(ledger("trace", id, "three", "--format", "json"))
                .path("records")
                .get(0);
    }
}
