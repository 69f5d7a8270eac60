package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code genloss curate} says of a mix beside its shards. */
class CurateReportIT {
    @TempDir
    Path dir;

    private void texts(String file, long seed, int count, int limit) {
        List<String> lines = new ArrayList<>();
        List<String> texts = Genloss.texts(seed, count, limit);
        for (int i = 0; i < count; i++) {
            lines.add(JsonMapper.shared().writeValueAsString(Map.of("id", file + i, "text", texts.get(i))));
        }
        Genloss.write(dir, file + ".jsonl", lines);
    }

    private Genloss.Done curate(String out, String recipe, String... more) {
        Genloss.write(dir, out + ".yaml", List.of(recipe));
        List<String> words = new ArrayList<>(List.of("curate", out + ".yaml", "--out", out, "--format", "json"));
        words.addAll(List.of(more));
        return Genloss.run(dir, words.toArray(String[]::new));
    }

    private static JsonNode json(Genloss.Done done) {
        assertThat(done.exit()).as(done.err()).isZero();
        return JsonMapper.shared().readTree(done.out());
    }

    private JsonNode since(String day, double share) {
        return json(curate("since-" + day, """
                sources: [ { id: s, path: dated.jsonl, origin: human, date-field: d } ]
                mix: { fresh-real: { share: %s, since: %s } }
                output: { format: jsonl }
                """.formatted(share, day)));
    }

    /** A year and a month stand for their first day; what is no date is counted and told. */
    @Test
    void datesAreComparedAsDays() {
        List<String> dates =
                List.of("2024", "2024-03", "2024-05-06T10:00:00Z", "20231231", "sometime", "03/04/2024", "");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            lines.add("{\"id\": \"a%d\", \"text\": \"text %d\", \"d\": \"%s\"}".formatted(i, i, dates.get(i)));
        }
        Genloss.write(dir, "dated.jsonl", lines);
        JsonNode year = since("2024-01-01", 0.4);
        assertThat(year.path("limits").get(0).path("value").asDouble()).isEqualTo(3 / 7.0);
        assertThat(year.path("notes").toString())
                .contains(
                        "2 records of s have a date that cannot be read, such as \\\"sometime\\\" of a4: they count as without a date of their own.");
        JsonNode day = since("2024-05-06", 0.1);
        assertThat(day.path("limits").get(0).path("value").asDouble()).isEqualTo(1 / 7.0);
        assertThat(curate("since-later", """
                sources: [ { id: s, path: dated.jsonl, origin: human, date-field: d } ]
                mix: { fresh-real: { share: 0.1, since: 2024-05-07 } }
                """).err()).contains("mix.fresh-real asks for 1", "there are 0");
    }

    /** The model lacks words that people use rarely: a mix of it alone has lost them, as {@code genloss check} of its shards says too. */
    @Test
    void sourcesAndMixAreCheckedAgainstTheReference() throws IOException {
        texts("reference", 1, 200, 3000);
        texts("people", 2, 200, 3000);
        texts("model", 3, 200, 400);
        String recipe = """
                sources:
                  - { id: people, path: people.jsonl, origin: human }
                  - { id: model, path: model.jsonl, origin: { synthetic: m, generation: 1 } }
                reference: reference.jsonl
                steps: [ { id: expression, keep: "origin == '%s'" } ]
                output: { format: jsonl }
                """;
        JsonNode both = json(curate("model-only", recipe.formatted("synthetic"), "--threads", "1"));
        JsonNode check = both.path("check");
        assertThat(check.path("reference").path("items").asInt()).isEqualTo(200);
        JsonNode sources = check.path("generations").get(0);
        JsonNode mix = check.path("generations").get(1);
        assertThat(sources.path("name").asString()).isEqualTo("sources");
        assertThat(sources.path("items").asInt()).isEqualTo(400);
        assertThat(mix.path("name").asString()).isEqualTo("mix");
        assertThat(mix.path("items").asInt()).isEqualTo(200);

        Genloss.Done alone = Genloss.run(
                dir,
                "check",
                "--reference",
                "reference.jsonl",
                "--generation",
                "model-only/shards/part-00001.jsonl",
                "--metrics",
                "none",
                "--fail-on",
                "never",
                "--format",
                "json");
        JsonNode verdict = json(alone).path("generations").get(0);
        assertThat(verdict.path("verdict").asString()).endsWith("-collapse");
        assertThat(mix.path("verdict").asString())
                .isEqualTo(verdict.path("verdict").asString());
        assertThat(kept(mix, "rare-words")).isEqualTo(kept(verdict, "rare-words"));

        JsonNode people = json(curate("people-only", recipe.formatted("human"))).path("check");
        assertThat(people.path("generations").get(1).path("verdict").asString()).isEqualTo("healthy");
        assertThat(Files.readString(dir.resolve("people-only/report.html")))
                .contains("Against the reference", "would have been seen.")
                .doesNotContainPattern("(A loss of [^<]+? would have been seen\\.) \\1");

        json(curate(
                "again", recipe.formatted("synthetic").replace("sources:", "name: mix\nsources:"), "--threads", "2"));
        assertThat(dir.resolve("again/report.json")).hasSameTextualContentAs(dir.resolve("model-only/report.json"));
        assertThat(Files.readString(dir.resolve("again/ledger.jsonl"))).contains("\"compared\"");
    }

    /** Of 200 texts of the reference 60 have a word that is wrongly decoded in half of them, and all have another such word and an address. */
    private List<String> spoilt(long seed) {
        List<String> lines = new ArrayList<>();
        List<String> texts = Genloss.texts(seed, 200, 3000);
        for (int i = 0; i < 200; i++) {
            String rare = i >= 60 ? "" : seed == 2 || i < 30 ? " na\u00c3\u00afve" : " na\u00efve";
            String text = texts.get(i) + " caf\u00c3\u00a9 jane" + seed + "@mail.example" + rare;
            lines.add(JsonMapper.shared().writeValueAsString(Map.of("id", seed + "-" + i, "text", text)));
        }
        return lines;
    }

    /** What steps repair and mask is asked for by nobody, and what went is counted as it was repaired, on all sides. */
    @Test
    void theReferenceIsMendedAsTheMixIs() throws IOException {
        Genloss.write(dir, "reference.jsonl", spoilt(1));
        Genloss.write(dir, "people.jsonl", spoilt(2));
        String recipe = """
                sources: [ { id: people, path: people.jsonl, origin: human } ]
                reference: reference.jsonl
                steps: [ { id: pii, kinds: [email] }, unicode, { id: expression, drop: "contains(text, 'na\u00efve')" } ]
                output: { format: jsonl }
                """;
        JsonNode check = json(curate("mended", recipe)).path("check");
        assertThat(check.path("mendedBy").valueStream().map(JsonNode::asString)).containsExactly("pii", "unicode");
        List<String> asked = Files.readAllLines(dir.resolve("mended/sourcing.csv"));
        assertThat(asked)
                .noneMatch(row -> row.contains("caf") || row.contains("jane") || row.contains("mail"))
                .anyMatch(row -> row.startsWith("word,na\u00efve,missing,") && row.contains(",60,0.3,60,0,"))
                .noneMatch(row -> row.contains("\u00c3") || row.contains("\u00e3"));
        assertThat(Files.readString(dir.resolve("mended/datacard.md")))
                .contains("Texts of the reference and of the sources are compared as pii and unicode leave them");
        assertThat(Files.readString(dir.resolve("mended/ledger.jsonl"))).contains("\"mended by\":\"pii, unicode\"");

        JsonNode plain = json(curate("plain", recipe.replace("{ id: pii, kinds: [email] }, unicode, ", "")))
                .path("check");
        assertThat(plain.path("mendedBy").size()).isZero();
        assertThat(Files.readString(dir.resolve("plain/datacard.md"))).doesNotContain("are compared as");
    }

    private static double kept(JsonNode generation, String metric) {
        return generation
                .path("findings")
                .valueStream()
                .filter(f -> f.path("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow()
                .path("retained")
                .asDouble();
    }

    @Test
    void aReferenceThatCannotBeReadIsRefusedAtOnce() {
        texts("people", 2, 30, 3000);
        Genloss.write(dir, "table.csv", List.of("age,income", "31,20000", "42,30000"));
        String recipe = "sources: [ { id: people, path: people.jsonl, origin: human } ]\nreference: %s\n";
        assertThat(curate("none", recipe.formatted("missing.jsonl")).refused().err())
                .contains("missing.jsonl: no such file");
        assertThat(curate("table", recipe.formatted("table.csv")).refused().err())
                .contains("reference needs text")
                .contains("read as table");
        assertThat(dir.resolve("table/shards")).doesNotExist();
    }

    private static final String POLICY = """
            name: ruled
            sources:
              - { id: people, path: people.jsonl, origin: human, licence: CC-BY-4.0 }
              - { id: model, path: model.jsonl, origin: { synthetic: m, generation: 1 }, licence: MIT }
            steps: [ { id: pii, kinds: [email] }, { id: human-review, share: 0.1 } ]
            mix: { synthetic: 0.5 }
            policy:
              origin: declared
              licence: [CC-BY-4.0, MIT]
              consent: present
              synthetic: 0.25
              generator: named
              personal-data: [email]
              human-review: 0.1
              waivers: [ { rule: consent, source: people, owner: A. Lovelace, reason: asked for, expires: 2027-03-31 } ]
            """;

    private void broken(String out, String recipe, String... sentences) {
        Genloss.Done done = curate(out, recipe, "--today", "2027-03-31");
        assertThat(done.exit()).as(done.err()).isEqualTo(1);
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).contains("the policy of the recipe is not met").contains(sentences);
        assertThat(dir.resolve(out)).doesNotExist();
    }

    @Test
    void whatThePolicyForbidsIsRefusedBeforeAnythingIsWritten() {
        texts("people", 1, 100, 3000);
        texts("model", 2, 100, 3000);
        broken(
                "bare",
                POLICY.replace("origin: human, licence: CC-BY-4.0", "origin: unknown")
                        .replace("licence: MIT }", "licence: GPL-3.0 }")
                        .replace("{ synthetic: m, generation: 1 }", "synthetic")
                        .replace("kinds: [email]", "kinds: [phone]")
                        .replace("share: 0.1", "share: 0.05"),
                "Nothing was read.",
                "origin: people is declared of unknown origin",
                "licence: people declares no licence",
                "licence: model is under GPL-3.0, which is not allowed",
                "generator: model does not name its generator",
                "personal-data: no step handles email",
                "human-review: no step has people look at 10");
        broken(
                "late",
                POLICY.replace("2027-03-31", "2027-03-30"),
                "The waiver of consent of people ended on 2027-03-30");
    }

    /** 100 human texts and at most 100 of a model; 1 of 4 may be synthetic, and people decide about a tenth. */
    @Test
    void aMixThatBreaksThePolicyIsNotWrittenUntilItIsMended() throws IOException {
        texts("people", 1, 100, 3000);
        texts("model", 2, 100, 3000);
        Genloss.Done done = curate("mix", POLICY, "--today", "2027-03-31");
        assertThat(done.exit()).as(done.err()).isEqualTo(1);
        assertThat(done.err())
                .containsPattern("synthetic: the mix is (4|5)\\d")
                .contains("wait to be decided about", "No mix was written")
                .doesNotContain("consent:");
        assertThat(dir.resolve("mix/shards")).doesNotExist();
        assertThat(dir.resolve("mix/run.json")).doesNotExist();

        List<String> queue = Files.readAllLines(dir.resolve("mix/review.csv"));
        assertThat(queue.size()).isBetween(10, 35); // 20 expected of 200
        List<String> answers = new ArrayList<>(List.of(queue.get(0)));
        queue.subList(1, queue.size())
                .forEach(line -> answers.add(line.replaceFirst("hash of its id,,,", "hash of its id,keep,ann,")));
        Genloss.write(dir, "answers.csv", answers);
        String mended = POLICY.replace("mix: { synthetic: 0.5 }", "mix: { synthetic: 0.25 }")
                .replace("share: 0.1 }", "share: 0.1, answers: answers.csv }");
        JsonNode policy = json(curate("mix", mended, "--today", "2027-03-31")).path("policy");
        assertThat(policy.path("rules").size()).isEqualTo(7);
        for (JsonNode rule : policy.path("rules")) {
            boolean consent = rule.path("rule").asString().equals("consent");
            assertThat(rule.path("holds").asBoolean()).isEqualTo(!consent);
            assertThat(rule.path("passes").asBoolean()).isTrue();
        }
        assertThat(Files.readString(dir.resolve("mix/ledger.jsonl")))
                .contains("consent of people waived until 2027-03-31 by A. Lovelace: asked for");
        assertThat(Files.readString(dir.resolve("mix/report.html"))).contains("waived until 2027-03-31");
    }

    @Test
    void aPolicyIsReadStrictly() {
        texts("people", 1, 20, 3000);
        Map<String, String> wrong = Map.of(
                POLICY.replace("consent: present", "consent: maybe"), "policy.consent takes present, got maybe",
                POLICY.replace("generator: named", "generators: named"), "Nearest: generator",
                POLICY.replace("rule: consent", "rule: consents"), "no rule consents. Nearest: consent",
                POLICY.replace("source: people", "source: peoples"), "no source peoples. Nearest: people",
                POLICY.replace("reason: asked for, ", ""), "has no reason. Nothing is waived without reason and end",
                POLICY.replace("owner: A. Lovelace, ", ""), "has no owner. Say who answers for it",
                POLICY.replace("expires: 2027-03-31", "expires: soon"), "expires needs a day such as 2027-01-31",
                POLICY.replace("synthetic: 0.25", "synthetic: 25"), "policy.synthetic is a share from 0 to 1",
                POLICY.replace("consent: present", "consent:"), "policy.consent is empty");
        wrong.forEach((recipe, message) -> assertThat(
                        curate("wrong", recipe).refused().err())
                .contains(message)
                .contains("line "));
    }

    /** One source of which a step takes all, one of which two steps take different parts, and one that stays. */
    @Test
    void aSourceThatGaveNothingIsNamedWithTheStepThatTookMost() {
        texts("people", 1, 6, 3000);
        texts("model", 2, 4, 3000);
        Genloss.write(dir, "one.jsonl", List.of("{\"id\": \"o\", \"text\": \"Short.\"}"));
        List<String> notes = json(curate("nothing", """
                        sources:
                          - { id: people, path: people.jsonl, origin: human }
                          - { id: model, path: model.jsonl, origin: { synthetic: m, generation: 1 } }
                          - { id: one, path: one.jsonl, origin: human }
                        steps: [ { id: expression, drop: "id == 'model0'" }, { id: expression, drop: "source == 'model'" },
                          { id: length, least: 5 } ]
                        """))
                .path("notes")
                .valueStream()
                .map(JsonNode::asString)
                .filter(note -> note.startsWith("Source "))
                .toList();
        assertThat(notes)
                .containsExactly(
                        "Source model gave nothing to the mix: step expression#2 took 3 of its 4 documents. What took the others stands in the table of what was removed.",
                        "Source one gave nothing to the mix: step length took all 1 document.");
    }
}
