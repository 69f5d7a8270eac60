package org.genloss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code genloss check --policy}, as a pipeline runs it. */
class CheckPolicyIT {
    @TempDir
    static Path dir;

    @BeforeAll
    static void data() {
        Genloss.write(dir, "human.txt", Genloss.texts(1, 300, 3000));
        Genloss.write(dir, "lost.txt", Genloss.texts(3, 300, 600));
        Genloss.write(dir, "same.txt", Genloss.texts(2, 300, 3000));
    }

    private static Genloss.Done check(String generation, List<String> policy, String... more) {
        Genloss.write(dir, "policy.yaml", policy);
        List<String> words = new ArrayList<>(List.of(
                "check",
                "--reference",
                "human.txt",
                "--generation",
                generation,
                "--policy",
                "policy.yaml",
                "--today",
                "2026-11-21"));
        words.addAll(List.of(more));
        return Genloss.run(dir, words.toArray(String[]::new));
    }

    private static List<String> waivers(String until) {
        List<String> lines = new ArrayList<>(List.of("alpha: 0.02", "metrics: none", "waivers:"));
        for (String family : List.of("tail", "diversity", "repetition", "named", "structure", "coverage")) {
            lines.add("  - { finding: " + family + ", reason: small vocabulary, expires: " + until + " }");
        }
        return lines;
    }

    @Test
    void metricsOfTheCommandLineWinOverThoseOfThePolicy() {
        List<String> policy = List.of("fail-on: never", "metrics: none", "tolerances: { distinct-ngrams: 100 % }");
        Genloss.Done done = check(
                "lost.txt",
                policy,
                "--metrics",
                "seeds,mtld",
                "--metrics",
                "ngram-perplexity:order=2",
                "--format",
                "json");
        assertThat(done.exit()).as(done.err()).isZero();
        JsonNode metrics = JsonMapper.shared()
                .readTree(done.out())
                .path("generations")
                .path(0)
                .path("metrics");
        List<String> read = metrics.valueStream()
                .filter(metric -> !metric.path("tested").asBoolean())
                .map(metric -> metric.path("id").asString())
                .distinct()
                .toList();
        assertThat(read).contains("distinct-ngrams", "mtld", "ngram-perplexity").doesNotContain("zipf-slope");
        JsonNode perplexity = metrics.valueStream()
                .filter(metric -> metric.path("id").asString().equals("ngram-perplexity"))
                .findFirst()
                .orElseThrow();
        assertThat(perplexity.path("value").asDouble())
                .as("600 words are easier to guess than 3,000")
                .isLessThan(0.8);
        assertThat(perplexity.path("floor").path(0).asDouble()).isLessThan(1);
    }

    @Test
    void metricsWithoutAnAnswerAreRefused() {
        for (String[] wrong : new String[][] {
            {"nope", "no metric nope"},
            {"ks", "--metrics: ks has no answer for text data"},
            {"ngram-perplexity:order=9", "1 to 5, got 9"}
        }) {
            Genloss.Done done = check("same.txt", List.of("fail-on: early"), "--metrics", wrong[0]);
            assertThat(done.exit()).isEqualTo(2);
            assertThat(done.err()).contains(wrong[1]);
            assertThat(done.out()).isEmpty();
        }
    }

    @Test
    void whatIsWaivedPassesUntilItsDayAndStaysVisible() {
        Genloss.Done waived = check("lost.txt", waivers("2026-11-21"), "--format", "json");
        assertThat(waived.exit()).as(waived.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(waived.out());
        JsonNode generation = json.path("generations").path(0);
        assertThat(generation.path("verdict").asString()).endsWith("collapse");
        assertThat(generation
                        .path("findings")
                        .path(0)
                        .path("waived")
                        .path("reason")
                        .asString())
                .isEqualTo("small vocabulary");
        assertThat(json.path("settings").path("alpha").asDouble()).isEqualTo(0.02);
        for (JsonNode metric : generation.path("metrics")) {
            assertThat(metric.path("tested").asBoolean()).as("metrics: none").isTrue();
        }
        Genloss.Done expired = check("lost.txt", waivers("2026-11-20"));
        assertThat(expired.exit()).isEqualTo(1);
        assertThat(expired.out()).contains("expired on 2026-11-20: it no longer waives.", "Failed   lost (policy.yaml");
    }

    @Test
    void toleratedHarmFailsBeyondItsSizeWhateverTheVerdict() {
        List<String> strict = List.of("fail-on: []", "metrics: [tail-recall]", "tolerances: { tail-recall: 5 % }");
        Genloss.Done broken = check("lost.txt", strict, "--format", "junit");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).contains("tolerance: tail-recall", "<failure message=");
        assertThat(check("same.txt", strict).exit()).isZero();
        List<String> loose = List.of("fail-on: []", "metrics: [tail-recall]", "tolerances: { tail-recall: 99 % }");
        assertThat(check("lost.txt", loose).exit()).isZero();
        assertThat(check("lost.txt", loose, "--fail-on", "early").exit())
                .as("options win over the file")
                .isEqualTo(1);
        assertThat(check("lost.txt", strict, "--fail-on", "never").exit()).isZero();
    }

    @Test
    void codeScanningGetsTheFileFromTheRootAndTheSuppression() {
        JsonNode run = JsonMapper.shared()
                .readTree(check("lost.txt", waivers("2026-11-21"), "--format", "sarif")
                        .out())
                .path("runs")
                .path(0);
        JsonNode result = run.path("results").path(0);
        assertThat(result.path("suppressions").path(0).path("justification").asString())
                .isEqualTo("small vocabulary (until 2026-11-21)");
        assertThat(result.path("locations")
                        .path(0)
                        .path("physicalLocation")
                        .path("artifactLocation")
                        .path("uri")
                        .asString())
                .isEqualTo("lost.txt");
        assertThat(run.path("tool")
                        .path("driver")
                        .path("rules")
                        .path(0)
                        .path("help")
                        .path("text")
                        .asString())
                .contains("genloss explain");
    }

    @Test
    void aPolicyThatIsWrongIsRefusedWithItsPlace() {
        assertThat(check("same.txt", List.of("fail-no: early")).refused().err())
                .contains("policy.yaml, line 1, column 1: no policy key fail-no. Nearest: fail-on.");
        assertThat(check("same.txt", List.of("metrics: [chi-square]")).refused().err())
                .contains("line 1, column 11: chi-square has no answer for text data");
        assertThat(check("same.txt", List.of("tolerances: { tail-recall: { wrods: 0.1 } }"))
                        .refused()
                        .err())
                .contains("line 1, column 30: tail-recall has no subject wrods.");
        assertThat(check("same.txt", List.of("alpha: 0.02"), "--fail-on", "never,late")
                        .refused()
                        .err())
                .contains("never stands alone");
        assertThat(check("same.txt", List.of("alpha: 0.02"), "--today", "soon")
                        .refused()
                        .err())
                .contains("--today");
    }

    /** A renamed column must not switch a tolerance, a waiver or the subgroups off. */
    @Test
    void namesThatTheDataHasNotAreRefusedAsAreThoseOfNoFinding() {
        List<String> rows = new ArrayList<>(List.of("age,sex"));
        for (int i = 0; i < 60; i++) {
            rows.add(20 + i * 7 % 31 + "," + (i % 3 == 0 ? "f" : "m"));
        }
        Genloss.write(dir, "rows.csv", rows);
        for (String[] wrong : new String[][] {
            {"tolerances: { ks: { wage: 0.1 } }", "policy.yaml, line 1, column 21: ks has no subject wage"},
            {"waivers: [ { column: wage, reason: x, expires: 2027-01-01 } ]", "no column wage"},
            {
                "subgroup: wage",
                "policy.yaml, line 1, column 11: there is no column wage to make subgroups; the columns are age and sex"
            },
            {"waivers: [ { finding: wage, reason: x, expires: 2027-01-01 } ]", "no finding wage"}
        }) {
            Genloss.write(dir, "policy.yaml", List.of(wrong[0]));
            Genloss.Done done = Genloss.run(
                    dir, "check", "--reference", "rows.csv", "--generation", "rows.csv", "--policy", "policy.yaml");
            assertThat(done.exit()).as(done.err()).isEqualTo(2);
            assertThat(done.err()).contains(wrong[1]);
            assertThat(done.out()).isEmpty();
        }
    }

    @Test
    void theFieldOfTheTextIsThatOfTheSideWithFields() {
        List<String> json = new ArrayList<>();
        for (String text : Genloss.texts(2, 300, 3000)) {
            json.add("{\"body\": \"" + text + "\", \"title\": \"none\"}");
        }
        Genloss.write(dir, "same.jsonl", json);
        Genloss.Done done = check("same.jsonl", List.of("metrics: none"), "--text-field", "body");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out())
                .isEqualTo(check("same.txt", List.of("metrics: none")).out());
        Genloss.Done neither = check("same.txt", List.of("metrics: none"), "--text-field", "body");
        assertThat(neither.exit()).isEqualTo(2);
        assertThat(neither.err()).contains("plain text has no fields");
    }
}
