package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.curate.policy.PolicyReport;
import org.genloss.verdict.gate.Waiver;

/** What a policy asked of a mix, as rows for people and as an object for programs. */
final class CuratePolicy {
    private CuratePolicy() {}

    /** A row a rule. */
    static CurateTables.Table table(PolicyReport report) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"policy", "asked", "holds"});
        for (PolicyReport.Ruled rule : report.rules()) {
            rows.add(new String[] {
                rule.rule().id(), rule.asked(), rule.breaches().isEmpty() ? "yes" : rule.passes() ? "waived" : "NO"
            });
        }
        return new CurateTables.Table("Policy", rows, said(report));
    }

    /** What is waived and why, and what waives nothing. */
    static List<String> said(PolicyReport report) {
        List<String> said = new ArrayList<>();
        report.rules()
                .forEach(rule -> rule.breaches()
                        .forEach(breach -> said.add(rule.rule().id() + ": " + breach.sentence() + " ["
                                + breach.waiver().map(Waiver::terms).orElse("not waived") + "].")));
        report.waivers().stream()
                .filter(waiver -> !report.uses(waiver))
                .forEach(waiver -> said.add("The waiver of " + waiver.title() + " waives nothing"
                        + (waiver.expired() ? "; it ended on " + waiver.expires() : "") + "."));
        return said;
    }

    static Map<String, Object> json(PolicyReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rules", report.rules().stream().map(CuratePolicy::rule).toList());
        List<Map<String, Object>> waivers = new ArrayList<>();
        for (Waiver waiver : report.waivers()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("what", waiver.title());
            one.putAll(PolicyJson.waiver(waiver));
            one.put("expired", waiver.expired());
            one.put("used", report.uses(waiver));
            waivers.add(one);
        }
        json.put("waivers", waivers);
        return json;
    }

    private static Map<String, Object> rule(PolicyReport.Ruled ruled) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", ruled.rule().id());
        json.put("asked", ruled.asked());
        json.put("holds", ruled.breaches().isEmpty());
        json.put("passes", ruled.passes());
        json.put(
                "breaches",
                ruled.breaches().stream()
                        .map(breach -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("source", breach.source());
                            one.put("sentence", breach.sentence());
                            breach.waiver().ifPresent(w -> one.put("waived", PolicyJson.waiver(w)));
                            return one;
                        })
                        .toList());
        return json;
    }
}
