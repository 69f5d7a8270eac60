package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Steps that read fields of records beside the text, and that edit, through the launcher. */
class CurateStepsIT {
    private static final String PROSE =
            "The river rose in the night and by the morning it had carried the bridge away with all that stood on it. ";

    @TempDir
    Path dir;

    private void sources() {
        List<String> crawl = new ArrayList<>();
        List<String> forum = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String host = i % 4 == 0 ? "spam" : "good";
            String text = PROSE + "Ask jane" + i + "@mail.example about number " + i + ".";
            crawl.add("{\"id\":\"c" + i + "\",\"text\":\"" + text + "\",\"url\":\"https://www." + host
                    + ".example/a\",\"topic\":\"t" + i % 3 + "\",\"tokens\":[1,2,3,4," + i + "]}");
            forum.add("{\"id\":\"f" + i + "\",\"text\":\"short post " + i + "\",\"tokens\":[7,8]}");
        }
        Genloss.write(dir, "crawl.jsonl", crawl);
        Genloss.write(dir, "forum.jsonl", forum);
    }

    private Genloss.Done curate(String out, String... steps) {
        List<String> recipe = new ArrayList<>(List.of(
                "name: " + out,
                "sources:",
                "  - { id: crawl, path: crawl.jsonl, origin: human }",
                "  - { id: forum, path: forum.jsonl, origin: { synthetic: gpt-4, generation: 1 } }",
                "steps:"));
        for (String step : steps) {
            recipe.add("  - " + step);
        }
        Genloss.write(dir, out + ".yaml", recipe);
        return Genloss.run(dir, "curate", out + ".yaml", "--out", out);
    }

    @Test
    void stepsReadFieldsAndEdit() {
        sources();
        Genloss.Done done = curate(
                "mix",
                "{ id: block-list, blocked: [spam.example] }",
                "{ id: expression, drop: \"words < 10 && source == 'forum' && generation == 1 || notes.topic == 't2'\" }",
                "{ id: pii, kinds: [email] }",
                "{ id: kgw, vocabulary: 100, scheme: simple_1, least: 1 }",
                "{ id: expression, drop: \"id == 'c1' ? words / 0 > 1 : false\" }");
        assertThat(done.exit()).as(done.err()).isZero();
        String dropped = read("mix/dropped.jsonl.zst");
        assertThat(dropped.lines().filter(line -> line.contains("blocked address spam.example")))
                .hasSize(3);
        assertThat(dropped.lines().filter(line -> line.contains("drop: words < 10")))
                .hasSize(15);
        String kept = read("mix/shards/part-00001.jsonl.zst");
        assertThat(kept.lines())
                .hasSize(6)
                .allMatch(line -> line.contains("Ask [EMAIL] about") && line.contains("kgw"));
        assertThat(kept.lines().filter(line -> line.contains("undefined by a division by 0 in drop: id")))
                .singleElement()
                .asString()
                .contains("\"id\":\"c1\"", "\"detector\":\"expression\",\"flagged\":false,\"noErrorRate\"");
        assertThat(done.out().replaceAll("\\s+", " "))
                .contains("could not judge 1 text: undefined by a division by 0 in drop: id == 'c1' ?");
        assertThat(JsonMapper.shared()
                        .readTree(dir.resolve("mix/croissant.json"))
                        .path("rai:dataAnnotationProtocol")
                        .asString())
                .startsWith("The field labels of a record is a list of objects")
                .containsPattern("kgw \\(simple_1\\) flagged \\d of \\d texts? it judged");
    }

    /** Of three texts one has too few tokens to test: its label says so, and the report counts it by that reason. */
    @Test
    void aTextTooShortForAWatermarkBearsALabelThatSaysSo() {
        String ids = java.util.stream.IntStream.range(0, 40)
                .mapToObj(Integer::toString)
                .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
        Genloss.write(
                dir,
                "tokens.jsonl",
                List.of(
                        "{\"id\": \"a\", \"text\": \"" + PROSE + "A.\", \"tokens\": " + ids + "}",
                        "{\"id\": \"b\", \"text\": \"" + PROSE + "B.\", \"tokens\": " + ids + "}",
                        "{\"id\": \"c\", \"text\": \"" + PROSE + "C.\", \"tokens\": [1, 2, 3, 4, 5]}"));
        Genloss.write(
                dir,
                "short.yaml",
                List.of(
                        "sources: [ { id: s, path: tokens.jsonl, origin: human } ]",
                        "steps: [ { id: kgw, vocabulary: 100, scheme: simple_1, action: exclude } ]"));
        Genloss.Done done = Genloss.run(dir, "curate", "short.yaml", "--out", "short");
        assertThat(done.exit()).as(done.err()).isZero();
        String reason = "too short, fewer than 16 different runs of tokens";
        assertThat(read("short/shards/part-00001.jsonl.zst").lines().filter(line -> line.contains("\"id\":\"c\"")))
                .singleElement()
                .asString()
                .contains("\"detector\":\"kgw\",\"method\":\"simple_1\",\"flagged\":false,\"noErrorRate\":\"" + reason
                        + "\"");
        assertThat(done.out().replaceAll("\\s+", " ")).contains("could not judge 1 text: " + reason + ".");
        assertThat(Genloss.run(dir, "ledger", "trace", "c", "short").out()).contains("not judged (" + reason + ")");
    }

    /** A field that a file cannot have is empty, as one is that a record happens to lack. */
    @Test
    void rulesMayAskForFieldsThatOneSourceLacks() {
        sources();
        Genloss.write(dir, "wiki.txt", List.of(PROSE + "One.", PROSE + "Two."));
        Genloss.write(
                dir,
                "fields.yaml",
                List.of(
                        "sources:",
                        "  - { id: crawl, path: crawl.jsonl, origin: human }",
                        "  - { id: wiki, path: wiki.txt, origin: human }",
                        "steps:",
                        "  - { id: expression, drop: \"source == 'crawl' && notes.topic == 't2'\" }",
                        "report: { by: [topic] }"));
        Genloss.Done done = Genloss.run(dir, "curate", "fields.yaml", "--out", "fields");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(read("fields/dropped.jsonl.zst").lines()).hasSize(4);
        assertThat(read("fields/shards/part-00001.jsonl.zst").lines()).hasSize(8 + 2);
    }

    @Test
    void whatRecordsOrRecipesLackIsSaid() {
        sources();
        Genloss.Done field = curate("field", "{ id: kgw, vocabulary: 100, field: ids }");
        field.refused();
        assertThat(field.err()).contains("step 1 of the recipe: kgw needs token ids", "has no field ids");
        Genloss.Done rule = curate("rule", "{ id: expression }");
        rule.refused();
        assertThat(rule.err()).contains("expression needs drop or keep");
        Genloss.Done wrong = curate("wrong", "{ id: expression, drop: \"wrods < 3\" }");
        wrong.refused();
        assertThat(wrong.err()).contains("column 1", "nothing is called wrods");
    }

    private String read(String file) {
        try (InputStream in = new ZstdInputStream(Files.newInputStream(dir.resolve(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
