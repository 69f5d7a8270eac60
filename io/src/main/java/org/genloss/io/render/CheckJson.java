package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.metric.Value;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.Finding;
import org.genloss.verdict.Onset;
import org.genloss.verdict.Reading;
import org.genloss.verdict.Verdict;
import org.genloss.verdict.battery.Counts;
import org.genloss.verdict.gate.Gate;
import org.genloss.verdict.gate.Outcome;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON: {@code genloss.check/1} and {@code genloss.metric/1}. A value that cannot be computed has status "undefined" and a reason, never a number. */
public final class CheckJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CheckJson() {}

    public static String render(CheckResult result, RunInfo info) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.check/1");
        json.put("version", info.version());
        json.put("reference", data(result.reference()));
        result.holdout().ifPresent(held -> json.put("holdout", data(held)));
        json.put(
                "generations",
                IntStream.range(0, result.generations().size())
                        .mapToObj(g -> generation(result.generations().get(g), info.outcome(), g))
                        .toList());
        json.put("headline", result.headline());
        json.put("onset", result.onset().map(o -> onset(o, result)).orElse(null));
        json.put("trends", CheckTextTrends.json(result));
        json.put("kept", CheckTextTrends.keptJson(result));
        json.put("lost", result.lost().stream().map(lost -> lost(lost, result)).toList());
        json.put(
                "gained",
                result.gained().stream().map(gained -> lost(gained, result)).toList());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("alpha", result.settings().alpha());
        settings.put("permutations", result.permutations());
        settings.put("samePopulation", result.settings().samePopulation());
        settings.put("groupField", result.settings().groupField().orElse(null));
        settings.put("seed", result.settings().seed().path());
        info.models().encoder().ifPresent(model -> settings.put("encoder", model.keys()));
        info.models().language().ifPresent(model -> settings.put("languageModel", model.keys()));
        json.put("settings", settings);
        json.put("damagedRows", info.damagedRows());
        json.put("remarks", info.remarks());
        json.put("gate", PolicyJson.gate(result, info));
        json.put("passed", info.passed());
        return JSON.writeValueAsString(json) + "\n";
    }

    /** What a check found, as a part of a larger report that has no gate. */
    static Map<String, Object> part(CheckResult result) {
        Outcome outcome = Gate.of(Gate.Cause.NEVER).judge(result);
        List<Map<String, Object>> generations = new ArrayList<>();
        for (int g = 0; g < result.generations().size(); g++) {
            Map<String, Object> one = generation(result.generations().get(g), outcome, g);
            one.remove("gate");
            one.remove("paths");
            generations.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reference", data(result.reference()));
        json.put("generations", generations);
        json.put("lost", result.lost().stream().map(lost -> lost(lost, result)).toList());
        json.put("alpha", result.settings().alpha());
        json.put("permutations", result.permutations());
        return json;
    }

    /** One metric's values. */
    public static String metric(Card card, List<Reading> readings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.metric/1");
        json.putAll(values(card, readings));
        return JSON.writeValueAsString(json) + "\n";
    }

    /** The values of several metrics, in their order. */
    public static String metrics(List<Card> cards, List<List<Reading>> readings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.metric/1");
        json.put(
                "metrics",
                IntStream.range(0, cards.size())
                        .mapToObj(m -> values(cards.get(m), readings.get(m)))
                        .toList());
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> values(Card card, List<Reading> readings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", card.id());
        json.put(
                "values",
                readings.stream().map(reading -> reading(reading, false)).toList());
        return json;
    }

    private static Map<String, Object> data(CheckResult.DataSet data) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", data.name());
        json.put("paths", data.paths());
        json.put("kind", data.kind().word());
        json.put("items", data.items());
        json.put("groups", data.groups());
        json.put("drawn", data.drawn());
        return json;
    }

    private static Map<String, Object> generation(CheckResult.Generation generation, Outcome outcome, int at) {
        Verdict verdict = generation.verdict();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", generation.data().name());
        json.put("paths", generation.data().paths());
        json.put("items", generation.data().items());
        json.put("verdict", verdict.level().id());
        json.put("confidence", verdict.confidence());
        json.put("sentence", verdict.sentence());
        json.put("power", verdict.power());
        json.put("warnings", verdict.warnings());
        json.put(
                "findings",
                verdict.findings().stream().map(f -> finding(f, outcome)).toList());
        json.put("gate", PolicyJson.generation(outcome, at));
        json.put(
                "metrics",
                generation.readings().stream()
                        .map(reading -> reading(reading, true))
                        .toList());
        return json;
    }

    private static Map<String, Object> finding(Finding finding, Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", finding.metric());
        json.put("subject", finding.subject());
        json.put("family", finding.family());
        json.put("loss", finding.loss());
        json.put("late", finding.late());
        json.put("effect", finding.effect().kind().word());
        json.put(finding.effect().kind().word(), finite(finding.effect().size()));
        json.put("unit", finding.effect().unit().word());
        json.put("p", finite(finding.p()));
        json.put("sentence", finding.sentence());
        json.put("examples", finding.examples());
        outcome.waiver(finding).ifPresent(waiver -> json.put("waived", PolicyJson.waiver(waiver)));
        if (!finding.counts().isEmpty()) {
            json.put("counts", finding.counts().stream().map(CheckJson::counts).toList());
        }
        return json;
    }

    private static Map<String, Object> counts(Counts counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reference", counts.reference());
        json.put("generation", counts.candidate());
        return json;
    }

    private static Map<String, Object> onset(Onset onset, CheckResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("generation", name(result, onset.generation()));
        json.put(
                "earliest",
                onset.earliest().isPresent() ? name(result, onset.earliest().getAsInt()) : null);
        json.put(
                "latest",
                onset.latest().isPresent() ? name(result, onset.latest().getAsInt()) : null);
        json.put("family", onset.finding().family());
        json.put("metric", onset.finding().metric());
        json.put("subject", onset.finding().subject());
        return json;
    }

    private static String name(CheckResult result, int generation) {
        return result.generations().get(generation).data().name();
    }

    private static Map<String, Object> lost(CheckResult.Lost lost, CheckResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", lost.what());
        json.put("name", lost.name());
        json.put("reference", lost.reference());
        json.put("generations", lost.generations());
        json.put("at", name(result, lost.at()));
        json.put("since", name(result, lost.since()));
        json.put("chance", finite(lost.chance()));
        return json;
    }

    private static Map<String, Object> reading(Reading reading, boolean withId) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (withId) {
            json.put("id", reading.card().id());
            json.put("tested", reading.tested());
        }
        json.put("subject", reading.subject());
        if (reading.value() instanceof Value.Of of) {
            json.put("value", of.number());
            json.put("unit", reading.card().unit().word());
            of.levels().ifPresent(levels -> json.put("levels", levels(levels)));
            reading.interval().ifPresent(i -> json.put("low", i.low()));
            reading.interval().ifPresent(i -> json.put("high", i.high()));
            reading.floor().ifPresent(f -> json.put("floor", List.of(f.low(), f.high())));
            reading.p().ifPresent(p -> json.put("p", p));
            json.put("relabellings", reading.relabellings());
            json.put("status", "ok");
            json.put("place", reading.place());
        } else {
            json.put("unit", reading.card().unit().word());
            json.put("status", "undefined");
        }
        if (!reading.reason().isEmpty()) {
            json.put("reason", reading.reason());
        }
        json.put("items", reading.items());
        return json;
    }

    private static Map<String, Object> levels(Value.Levels levels) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reference", levels.reference());
        json.put("generation", levels.generation());
        return json;
    }

    private static Object finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
