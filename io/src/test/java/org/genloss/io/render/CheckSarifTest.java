package org.genloss.io.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.genloss.data.Schema;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Level;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Tolerance;
import org.genloss.verdict.gate.Waiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What SARIF 2.1.0 requires (OASIS, sections 3.13 to 3.52) and what GitHub's code scanning asks beyond. */
class CheckSarifTest {
    private static final Path ROOT = Path.of("/srv/repository");

    private static JsonNode run(CheckResult result, Gate gate) {
        String text = CheckSarif.render(result, CheckFixture.info(result, gate), ROOT);
        assertThat(text).doesNotContain("NaN", "Infinity");
        JsonNode log = JsonMapper.shared().readTree(text);
        assertThat(log.path("version").asString()).isEqualTo("2.1.0");
        assertThat(log.path("runs").size()).isEqualTo(1);
        return log.path("runs").path(0);
    }

    private static List<JsonNode> results(JsonNode run) {
        List<JsonNode> results = new ArrayList<>();
        run.path("results").forEach(results::add);
        return results;
    }

    static Stream<CheckResult> checks() {
        return Stream.of(
                CheckFixture.falling(3, 8, false),
                CheckFixture.falling(2, 8, true),
                CheckFixture.table(3),
                CheckFixture.healthy(),
                CheckFixture.sameWords(),
                CheckFixture.calm(Level.UNDECIDED));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void everythingThatIsRequiredIsThere(CheckResult check) {
        JsonNode run = run(check, Gate.of(Gate.Cause.EARLY, Gate.Cause.UNDECIDED));
        JsonNode driver = run.path("tool").path("driver");
        assertThat(driver.path("name").asString()).isEqualTo("genloss");
        List<String> ids = new ArrayList<>();
        for (JsonNode rule : driver.path("rules")) {
            ids.add(rule.path("id").asString());
            for (String key : List.of("shortDescription", "fullDescription", "help")) {
                assertThat(rule.path(key).path("text").asString()).as(key).isNotBlank();
            }
            assertThat(rule.has("helpUri")).isFalse();
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(run.path("invocations").path(0).path("executionSuccessful").asBoolean())
                .isTrue();
        Set<String> prints = new HashSet<>();
        for (JsonNode result : results(run)) {
            String id = result.path("ruleId").asString();
            assertThat(ids.get(result.path("ruleIndex").asInt())).isEqualTo(id);
            assertThat(result.path("level").asString()).isIn("error", "warning", "note");
            assertThat(result.path("message").path("text").asString())
                    .isNotBlank()
                    .doesNotContain("](");
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            URI uri = URI.create(place.path("artifactLocation").path("uri").asString());
            assertThat(uri.isAbsolute()).as(uri.toString()).isFalse();
            assertThat(place.path("region").path("startLine").asInt()).isEqualTo(1);
            assertThat(prints.add(result.path("partialFingerprints")
                            .path("primaryLocationLineHash")
                            .asString()))
                    .as("results of one line are told apart")
                    .isTrue();
        }
    }

    @Test
    void whatFailsIsAnErrorALossAWarningAChangeANote() {
        CheckResult early = CheckFixture.table(3);
        assertThat(level(run(early, Gate.of(Gate.Cause.EARLY)))).isEqualTo("error");
        assertThat(level(run(early, Gate.of(Gate.Cause.LATE)))).isEqualTo("warning");
        JsonNode properties =
                results(run(early, Gate.of(Gate.Cause.LATE))).get(0).path("properties");
        assertThat(properties.path("value").asDouble()).isEqualTo(0.25);
        assertThat(properties.path("interval").path(0).asDouble()).isEqualTo(0.23);
        assertThat(properties.path("floor").path(1).asDouble()).isEqualTo(1.1);
        assertThat(properties.path("p").asDouble()).isEqualTo(1e-3);
        assertThat(properties.path("verdict").asString()).isEqualTo("early-collapse");
        JsonNode undecided = run(CheckFixture.calm(Level.UNDECIDED), Gate.of(Gate.Cause.UNDECIDED));
        assertThat(results(undecided).get(0).path("ruleId").asString()).isEqualTo("verdict");
        assertThat(results(run(CheckFixture.calm(Level.UNDECIDED), Gate.of(Gate.Cause.EARLY))))
                .isEmpty();
    }

    private static String level(JsonNode run) {
        return results(run).get(0).path("level").asString();
    }

    @Test
    void waivedResultsAreSuppressedAndAllOthersSayThatTheyAreNot() {
        CheckResult check = CheckFixture.falling(3, 8, false);
        Waiver waiver = new Waiver("rare-words", "", "", "known", "2027-01-31", false);
        Gate gate = new Gate(
                Set.of(Gate.Cause.EARLY), List.of(Tolerance.of("reading-2", 0.05)), List.of(waiver), List.of());
        List<JsonNode> results = results(run(check, gate));
        assertThat(results).hasSizeGreaterThan(2);
        for (JsonNode result : results) {
            boolean waived = result.path("ruleId").asString().equals("rare-words");
            assertThat(result.has("suppressions")).isTrue();
            assertThat(result.path("suppressions").size()).isEqualTo(waived ? 1 : 0);
            if (waived) {
                assertThat(result.path("suppressions").path(0).path("kind").asString())
                        .isEqualTo("external");
                assertThat(result.path("suppressions")
                                .path(0)
                                .path("justification")
                                .asString())
                        .isEqualTo("known (until 2027-01-31)");
            } else {
                assertThat(result.path("ruleId").asString()).isEqualTo("tolerance/reading-2");
                assertThat(result.path("level").asString()).isEqualTo("error");
                assertThat(result.path("properties").path("limit").asDouble()).isEqualTo(0.85);
            }
        }
        assertThat(results(run(check, Gate.of(Gate.Cause.EARLY))).get(0).has("suppressions"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "data/gen 1.jsonl, data/gen%201.jsonl",
        "/srv/repository/out/gén.csv, out/g%C3%A9n.csv",
        "./a/../b.csv, b.csv",
        "a:b.csv, ./a:b.csv",
        "100%.csv, 100%25.csv"
    })
    void filesBelowTheRootHaveRelativeUris(String file, String uri) {
        JsonNode artifact = artifact(file);
        assertThat(artifact.path("uri").asString()).isEqualTo(uri);
        assertThat(artifact.path("uriBaseId").asString()).isEqualTo("%SRCROOT%");
    }

    @Test
    void filesElsewhereHaveWholeOnes() {
        JsonNode artifact = artifact("/data/gen.csv");
        assertThat(artifact.path("uri").asString()).isEqualTo("file:///data/gen.csv");
        assertThat(artifact.has("uriBaseId")).isFalse();
    }

    private static JsonNode artifact(String file) {
        var data = new CheckResult.DataSet("g", List.of(file), Schema.Kind.TABLE, 1, 1, 1);
        return JsonMapper.shared()
                .<JsonNode>valueToTree(new SarifPlaces(ROOT).location(data))
                .path("physicalLocation")
                .path("artifactLocation");
    }

    @Test
    void bracesAndLinksInDataAreOnlyText() {
        assertThat(CheckSarif.text("{0} [a](b)").get("text")).isEqualTo("{{0}} [a] (b)");
    }
}
