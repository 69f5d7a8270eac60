package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** People decide about records of {@code genloss curate}, and quotas of a rare topic are kept in the mix. */
class CurateReviewIT {
    @TempDir
    Path dir;

    /** Two sources with the same ids, and one of two files whose records have none; of 100 records of each file 4 are of a rare topic. */
    private void sources() {
        List<String> texts = Genloss.texts(1, 400, 3000);
        for (int file = 0; file < 4; file++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String id = file < 2 ? "\"id\": \"r" + i + "\", " : "";
                lines.add("{" + id + "\"topic\": \"" + (i % 25 == 3 ? "rare" : "common") + "\", \"text\": \""
                        + texts.get(100 * file + i) + "\"}");
            }
            Genloss.write(dir, List.of("a", "b", "c1", "c2").get(file) + ".jsonl", lines);
        }
    }

    private JsonNode curate(String name, String review, String quota) throws IOException {
        Genloss.write(
                dir,
                name + ".yaml",
                List.of(
                        "sources:",
                        "  - { id: a, path: a.jsonl, origin: human }",
                        "  - { id: b, path: b.jsonl, origin: human }",
                        "  - { id: c, path: 'c*.jsonl', origin: human }",
                        "steps: [ { id: human-review, share: 0.5, " + review + " } ]",
                        "protect: { field: { name: topic, at-least: { rare: " + quota + " } } }",
                        "mix: { size: 50, on-shortfall: warn }",
                        "output: { format: jsonl }"));
        Genloss.Done done = Genloss.run(dir, "curate", name + ".yaml", "--out", name, "--format", "json");
        assertThat(done.exit()).as(done.err()).isZero();
        return JsonMapper.shared().readTree(done.out());
    }

    private List<JsonNode> lines(String file) throws IOException {
        return Files.readAllLines(dir.resolve(file)).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    @Test
    void theRareComeFirstAndSourcesAreKeptApart() throws IOException {
        sources();
        curate("first", "queue: jsonl", "1");
        List<JsonNode> queue = lines("first/review.jsonl");
        List<Boolean> rare = queue.stream()
                .map(row -> row.path("why").asString().startsWith("rare: topic=rare"))
                .toList();
        assertThat(rare).containsOnly(true, false).doesNotContainSequence(false, true);
        Map<String, Integer> of = new HashMap<>();
        queue.forEach(row -> of.merge(row.path("id").asString(), 1, Integer::sum));
        assertThat(of.entrySet().stream().filter(e -> e.getKey().startsWith("c:")))
                .hasSizeGreaterThan(60)
                .allMatch(e -> e.getValue() == 1); // rows of two files of a source
        String twice = of.entrySet().stream()
                .filter(e -> e.getValue() == 2)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();

        List<String> answers = new ArrayList<>();
        for (JsonNode row : queue) {
            boolean asked = row.path("id").asString().equals(twice);
            boolean kept = !asked || row.path("source").asString().equals("b");
            answers.add(((ObjectNode) row)
                    .put("decision", kept ? "keep" : "drop")
                    .put("who", "ann")
                    .put("when", "2026-11-20")
                    .put("reason", kept ? "" : "about nobody")
                    .toString());
        }
        Genloss.write(dir, "answers.jsonl", answers);
        JsonNode report = curate("second", "answers: answers.jsonl", "30");
        assertThat(Files.readAllLines(dir.resolve("second/review.csv"))).hasSize(1); // nobody waits
        String dropped = new String(
                new com.github.luben.zstd.ZstdInputStream(Files.newInputStream(dir.resolve("second/dropped.jsonl.zst")))
                        .readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(dropped.lines().filter(line -> line.contains("human-review: ann on 2026-11-20: about nobody")))
                .hasSize(1)
                .allMatch(line -> line.contains("\"source\":\"a\""));

        // 16 of the rare topic, but for one if it was the one that was dropped, are all in the 50 of the mix; 30 were
        // asked for
        JsonNode filled = report.path("tail").path("quotas").path(0);
        int there = Integer.parseInt(twice.substring(1)) % 25 == 3 ? 15 : 16;
        assertThat(filled.path("kept").asInt()).isEqualTo(there);
        assertThat(filled.path("missing").asInt()).isEqualTo(30 - there);
        assertThat(filled.path("beyondSources").asInt()).isEqualTo(14);
        assertThat(filled.path("takenBySteps").asInt()).isEqualTo(16 - there);
        assertThat(filled.path("leftOutByShares").asInt()).isZero();
    }

    /** 16 of the rare topic are in the sources, and none of another: both are told at once, and nothing is written. */
    @Test
    void quotasThatCannotBeMetAreRefused() throws IOException {
        sources();
        Genloss.write(
                dir,
                "short.yaml",
                List.of(
                        "sources: [ { id: a, path: a.jsonl, origin: human } ]",
                        "protect: { field: { name: topic, at-least: { rare: 1000, other: 7 } } }"));
        Genloss.Done done = Genloss.run(dir, "curate", "short.yaml", "--out", "short");
        assertThat(done.refused().err())
                .containsPattern("topic=rare asks for 1,000 documents, .* missing \\([0-9]+ in no source\\)")
                .contains(
                        "The quota of topic=other asks for 7 documents, and the mix would have 0: 7 are missing (7 in no source)")
                .contains("on-shortfall");
        assertThat(dir.resolve("short/shards")).doesNotExist();
        Genloss.write(
                dir, "short.yaml", List.of(Files.readString(dir.resolve("short.yaml")), "mix: { on-shortfall: warn }"));
        assertThat(Genloss.run(dir, "curate", "short.yaml", "--out", "short").exit())
                .isZero();
        Genloss.write(
                dir,
                "wrong.yaml",
                List.of(
                        "sources: [ { id: a, path: a.jsonl, origin: human } ]",
                        "protect: { field: { name: topix, at-least: { rare: 1 } } }"));
        assertThat(Genloss.run(dir, "curate", "wrong.yaml", "--out", "wrong")
                        .refused()
                        .err())
                .contains("protect.field names topix, and no record of any source has it")
                .contains("Fields of the sources are id, text, topic");
    }

    /** The step before the people changes one of the texts; they read, and decide about, what the source holds. */
    @Test
    void twoTextsOfOneIdAreDecidedOneByOne() throws IOException {
        Genloss.write(
                dir,
                "twins.jsonl",
                List.of(
                        "{\"id\": \"same\", \"text\": \"Write to ann@example.org before the end of the week.\"}",
                        "{\"id\": \"same\", \"text\": \"Nothing of this was ever true, said the second one.\"}",
                        "{\"id\": \"other\", \"text\": \"The third record has an id of its own, and stays.\"}"));
        assertThat(twins("asked", "waiting: keep")).isEqualTo(3);
        List<String> answers = new ArrayList<>();
        for (JsonNode row : lines("asked/review.jsonl")) {
            boolean second = row.path("text").asString().startsWith("Nothing");
            answers.add(
                    ((ObjectNode) row).put("decision", second ? "drop" : "keep").toString());
        }
        assertThat(answers).hasSize(3);
        Genloss.write(dir, "answers.jsonl", answers);
        assertThat(twins("answered", "answers: answers.jsonl")).isEqualTo(2);
        assertThat(Files.readString(dir.resolve("answered/shards/part-00001.jsonl")))
                .contains("Write to", "The third")
                .doesNotContain("ann@example.org", "Nothing");
    }

    /** Of three decisions two have no name. They hold, are told, and are no review that a policy asks for. */
    @Test
    void aReviewHasAReviewer() throws IOException {
        Genloss.write(
                dir,
                "twins.jsonl",
                List.of(
                        "{\"id\": \"one\", \"text\": \"The first record says something short of the weather.\"}",
                        "{\"id\": \"two\", \"text\": \"Nothing of this was ever true, said the second one.\"}",
                        "{\"id\": \"three\", \"text\": \"The third record has an id of its own, and stays.\"}"));
        Genloss.write(
                dir,
                "answers.csv",
                List.of(
                        "id,decision,who,when,reason",
                        "one,keep,ann,2026-11-20,",
                        "two,drop,,,untrue",
                        "three,keep, ,,"));
        assertThat(twins("nameless", "answers: answers.csv")).isEqualTo(2);
        assertThat(Files.readString(dir.resolve("nameless/datacard.md")))
                .contains("People decided about 2 documents without saying who they are");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(dir.resolve("nameless/report.json")))
                        .at("/findings/namelessReviews")
                        .asInt())
                .isEqualTo(2);
        assertThat(Files.readString(dir.resolve("nameless/shards/part-00001.jsonl")))
                .as("names of people are no data to train on")
                .doesNotContain("ann");
        assertThat(trace("one", "nameless")).contains("  review      keep, decided by ann on 2026-11-20\n");
        assertThat(trace("two", "nameless"))
                .contains(
                        "removed by human-review",
                        "  review      drop, decided by somebody who is not named: untrue\n");
        JsonNode review = JsonMapper.shared()
                .readTree(trace("one", "nameless", "--format", "json"))
                .at("/records/0/reviews/0");
        assertThat(review.path("who").asString() + " " + review.path("decision").asString() + " "
                        + review.path("when").asString())
                .isEqualTo("ann keep 2026-11-20");

        Genloss.write(
                dir,
                "asked.yaml",
                List.of(
                        "sources: [ { id: twins, path: twins.jsonl, origin: human } ]",
                        "steps: [ { id: human-review, share: 1, answers: answers.csv } ]",
                        "policy: { human-review: 1 }"));
        Genloss.Done refused = Genloss.run(dir, "curate", "asked.yaml", "--out", "asked");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "human-review: nobody is named who decided about 2 documents of twins. Fill in the column who");
        assertThat(dir.resolve("asked/shards")).doesNotExist();
        Files.writeString(
                dir.resolve("answers.csv"),
                Files.readString(dir.resolve("answers.csv")).replace("three,keep, ,,", ""));
        assertThat(Genloss.run(dir, "curate", "asked.yaml", "--out", "asked").err())
                .contains(
                        "1 document of twins waits to be decided about, and of 1 more the answers do not say who decided.");
        Genloss.write(
                dir,
                "answers.csv",
                List.of("id,decision,who,when,reason", "one,keep,ann,,", "two,drop,bob,,untrue", "three,keep,bob,,"));
        Genloss.Done done = Genloss.run(dir, "curate", "asked.yaml", "--out", "asked");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).doesNotContain("without saying who");
    }

    private String trace(String... words) {
        List<String> all = new ArrayList<>(List.of("ledger", "trace"));
        all.addAll(List.of(words));
        Genloss.Done done = Genloss.run(dir, all.toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isZero();
        return done.out();
    }

    /** Records of the mix. */
    private int twins(String name, String review) throws IOException {
        Genloss.write(
                dir,
                name + ".yaml",
                List.of(
                        "sources: [ { id: twins, path: twins.jsonl, origin: human } ]",
                        "steps: [ pii, { id: human-review, share: 1, queue: jsonl, " + review + " } ]",
                        "output: { format: jsonl }"));
        Genloss.Done done = Genloss.run(dir, "curate", name + ".yaml", "--out", name, "--format", "json");
        assertThat(done.exit()).as(done.err()).isZero();
        return lines(name + "/shards/part-00001.jsonl").size();
    }
}
