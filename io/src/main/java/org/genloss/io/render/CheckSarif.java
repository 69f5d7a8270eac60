package org.genloss.io.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Reading;
import org.genloss.verdict.gate.Breach;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Outcome;
import org.genloss.verdict.gate.Waiver;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A check as SARIF 2.1.0, for code scanning: a result a finding and a reading beyond its tolerance, at the file of its generation. What fails the
 * gate is an error, a loss or copying that does not a warning, a change that lost nothing a note; what is waived is suppressed.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">OASIS SARIF 2.1.0</a>
 */
public final class CheckSarif {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String VERDICT = "verdict";
    private static final String TOLERANCE = "tolerance/";

    private final CheckResult result;
    private final RunInfo info;
    private final SarifPlaces places;
    private final boolean waives;
    private final SarifRules rules = new SarifRules();

    private CheckSarif(CheckResult result, RunInfo info, Path root) {
        this.result = result;
        this.info = info;
        this.places = new SarifPlaces(root);
        this.waives = info.outcome().gate().waivers().stream()
                .anyMatch(waiver -> info.outcome().uses(waiver, result));
    }

    /** @param root directory that files are named from, as code scanning does from the root of a repository */
    public static String render(CheckResult result, RunInfo info, Path root) {
        return JSON.writeValueAsString(new CheckSarif(result, info, root).log()) + "\n";
    }

    private Map<String, Object> log() {
        List<Map<String, Object>> results = new ArrayList<>();
        for (int g = 0; g < result.generations().size(); g++) {
            results.addAll(results(g));
        }
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "genloss");
        driver.put("version", info.version());
        driver.put("rules", rules.all());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("invocations", List.of(invocation()));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", results);
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    private Map<String, Object> invocation() {
        Stream<String> warnings = result.generations().stream()
                .flatMap(g -> g.verdict().warnings().stream())
                .distinct();
        List<Map<String, Object>> told = Stream.concat(
                        Stream.of(result.headline()),
                        Stream.concat(warnings, new PolicyWords(result, info).notes().stream()))
                .map(text -> {
                    Map<String, Object> note = new LinkedHashMap<>();
                    note.put("level", "note");
                    note.put("message", text(text));
                    return note;
                })
                .toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("executionSuccessful", true);
        json.put("exitCode", info.passed() ? 0 : 1);
        json.put("commandLine", info.command());
        json.put("toolExecutionNotifications", told);
        return json;
    }

    private List<Map<String, Object>> results(int g) {
        CheckResult.Generation generation = result.generations().get(g);
        Outcome.OfGeneration judged = info.outcome().generations().get(g);
        boolean levelFails = judged.reasons().contains(judged.level().words());
        List<Map<String, Object>> results = new ArrayList<>();
        for (Finding finding : generation.verdict().findings()) {
            results.add(finding(finding, generation, level(finding, levelFails, judged)));
        }
        for (Breach breach : judged.breaches()) {
            results.add(breach(breach, generation));
        }
        boolean unsaid = generation.verdict().findings().stream()
                .allMatch(f -> f.copying() || info.outcome().waiver(f).isPresent());
        if (levelFails && unsaid) {
            rules.verdict(VERDICT);
            String name = generation.data().name();
            results.add(one(
                    VERDICT,
                    "error",
                    name + ": " + generation.verdict().sentence(),
                    generation,
                    judged.level().id()));
        }
        return results;
    }

    private String level(Finding finding, boolean levelFails, Outcome.OfGeneration judged) {
        if (info.outcome().waiver(finding).isPresent()) {
            return finding.loss() || finding.copying() ? "warning" : "note";
        }
        if (finding.copying()) {
            return info.outcome().gate().causes().contains(Gate.Cause.COPYING) ? "error" : "warning";
        }
        if (finding.loss()) {
            return levelFails ? "error" : "warning";
        }
        return levelFails && !judged.level().isLoss() ? "error" : "note";
    }

    private Map<String, Object> finding(Finding finding, CheckResult.Generation generation, String level) {
        rules.statistic(finding.metric(), finding.metric(), finding.family());
        String examples =
                Examples.has(finding) ? " For example: " + Examples.sentence(new Examples().fresh(finding)) : "";
        String message = generation.data().name() + ": " + finding.sentence() + examples;
        Map<String, Object> json = one(finding.metric(), level, message, generation, finding.subject());
        suppress(json, info.outcome().waiver(finding));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("generation", generation.data().name());
        properties.put("verdict", generation.verdict().level().id());
        properties.put("subject", finding.subject());
        properties.put("family", finding.family());
        if (Double.isFinite(finding.p())) {
            properties.put("p", finding.p());
        }
        generation.readings().stream()
                .filter(r ->
                        r.card().id().equals(finding.metric()) && r.subject().equals(finding.subject()))
                .findFirst()
                .ifPresent(reading -> reading(reading, properties));
        json.put("properties", properties);
        return json;
    }

    private Map<String, Object> breach(Breach breach, CheckResult.Generation generation) {
        String id = breach.reading().card().id();
        rules.tolerance(TOLERANCE + id, id);
        boolean never = info.outcome().gate().causes().contains(Gate.Cause.NEVER);
        Optional<Waiver> waiver = info.outcome().waiver(breach);
        String message = generation.data().name() + ": " + PolicyWords.sentenceOf(breach);
        String level = never || waiver.isPresent() ? "warning" : "error";
        Map<String, Object> json =
                one(TOLERANCE + id, level, message, generation, breach.reading().subject());
        suppress(json, waiver);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("generation", generation.data().name());
        properties.put("subject", breach.reading().subject());
        properties.put("limit", breach.limit());
        breach.reading().p().ifPresent(p -> properties.put("p", p));
        reading(breach.reading(), properties);
        json.put("properties", properties);
        return json;
    }

    /** Value, interval and floor, where they are defined. */
    private static void reading(Reading reading, Map<String, Object> properties) {
        Told.number(reading).ifPresent(value -> properties.put("value", value));
        properties.put("unit", reading.card().unit().word());
        reading.interval().ifPresent(i -> properties.put("interval", List.of(i.low(), i.high())));
        reading.floor().ifPresent(f -> properties.put("floor", List.of(f.low(), f.high())));
    }

    private Map<String, Object> one(
            String rule, String level, String message, CheckResult.Generation generation, String subject) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ruleId", rule);
        json.put("ruleIndex", rules.index(rule));
        json.put("level", level);
        json.put("message", text(message));
        json.put("locations", List.of(places.location(generation.data())));
        json.put(
                "partialFingerprints",
                SarifPlaces.fingerprints(rule, subject, generation.data().name()));
        suppress(json, Optional.empty());
        return json;
    }

    /** All results say whether they are suppressed, or none does (3.27.23). */
    private void suppress(Map<String, Object> json, Optional<Waiver> waiver) {
        if (!waives) {
            return;
        }
        json.put(
                "suppressions",
                waiver.map(w -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("kind", "external");
                            one.put("status", "accepted");
                            one.put("justification", w.why() + " (until " + w.expires() + ")");
                            return List.of(one);
                        })
                        .orElse(List.of()));
    }

    /** Braces stand doubled, and nothing is a link (3.11.5, 3.11.6). */
    static Map<String, Object> text(String text) {
        return Map.of("text", text.replace("{", "{{").replace("}", "}}").replace("](", "] ("));
    }
}
