package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.verdict.CheckResult;
import org.genloss.verdict.gate.Breach;
import org.genloss.verdict.gate.Outcome;
import org.genloss.verdict.gate.Waiver;

/** What a gate made of a check, in JSON. */
final class PolicyJson {
    private PolicyJson() {}

    /** Of the whole check. */
    static Map<String, Object> gate(CheckResult result, RunInfo info) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", info.gate());
        json.put("failing", info.failing());
        List<Map<String, Object>> waivers = new ArrayList<>();
        for (Waiver waiver : info.outcome().gate().waivers()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("what", waiver.title());
            one.putAll(waiver(waiver));
            one.put("expired", waiver.expired());
            one.put("used", info.outcome().uses(waiver, result));
            waivers.add(one);
        }
        if (!waivers.isEmpty()) {
            json.put("waivers", waivers);
        }
        return json;
    }

    /** Of one generation. */
    static Map<String, Object> generation(Outcome outcome, int at) {
        Outcome.OfGeneration judged = outcome.generations().get(at);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("passed", !judged.fails());
        json.put("level", judged.level().id());
        json.put("reasons", judged.reasons());
        if (!judged.breaches().isEmpty()) {
            json.put(
                    "breaches",
                    judged.breaches().stream().map(b -> breach(b, outcome)).toList());
        }
        return json;
    }

    private static Map<String, Object> breach(Breach breach, Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", breach.reading().card().id());
        json.put("subject", breach.reading().subject());
        json.put("unchanged", breach.usual());
        json.put("limit", breach.limit());
        json.put("sentence", PolicyWords.sentenceOf(breach));
        outcome.waiver(breach).ifPresent(waiver -> json.put("waived", waiver(waiver)));
        return json;
    }

    static Map<String, Object> waiver(Waiver waiver) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!waiver.owner().isEmpty()) {
            json.put("owner", waiver.owner());
        }
        json.put("reason", waiver.reason());
        json.put("expires", waiver.expires());
        return json;
    }
}
