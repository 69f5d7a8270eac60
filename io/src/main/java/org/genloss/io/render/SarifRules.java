package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.metric.Metric;
import org.genloss.verdict.VerdictStatistic;
import org.genloss.verdict.VerdictStatistics;

/** The rules of a SARIF log: what each id means, from its card. */
final class SarifRules {
    private final Map<String, Map<String, Object>> rules = new LinkedHashMap<>();

    List<Map<String, Object>> all() {
        return new ArrayList<>(rules.values());
    }

    /** Where the rule stands; it has to be there. */
    int index(String id) {
        return new ArrayList<>(rules.keySet()).indexOf(id);
    }

    /** A finding. */
    void statistic(String id, String metric, String family) {
        if (rules.containsKey(id)) {
            return;
        }
        Optional<Card> card = card(metric);
        String name = card.map(Card::name).orElse(metric);
        add(id, name, card.map(SarifRules::help).orElse(name + "."), family);
    }

    /** A tolerance of a metric. */
    void tolerance(String id, String metric) {
        if (rules.containsKey(id)) {
            return;
        }
        Optional<Card> card = card(metric);
        String name = card.map(Card::name).orElse(metric) + " beyond its tolerance";
        String help = "The whole 95 % interval lies beyond what the policy tolerates, in the direction that harms. ";
        add(id, name, help + card.map(SarifRules::help).orElse(""), "tolerance");
    }

    /** The verdict itself, where no finding says why. */
    void verdict(String id) {
        add(
                id,
                "Verdict of the check",
                "The verdict fails the gate. genloss explain says what each verdict means, such as genloss explain undecided.",
                "verdict");
    }

    private static Optional<Card> card(String id) {
        return VerdictStatistics.find(id).map(VerdictStatistic::card).or(() -> {
            Catalog<Metric> shelf = Catalog.of(Metric.class, "metric");
            return shelf.ids().contains(id) ? Optional.of(shelf.get(id).card()) : Optional.empty();
        });
    }

    private static String help(Card card) {
        return card.sentence() + "\n\nDefinition: " + card.formula() + "\n\nSource: " + card.citation()
                + ". genloss explain " + card.id();
    }

    private void add(String id, String name, String help, String tag) {
        rules.computeIfAbsent(id, key -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("id", id);
            rule.put("shortDescription", Map.of("text", name));
            rule.put("fullDescription", Map.of("text", help.lines().findFirst().orElse(name)));
            rule.put("help", Map.of("text", help));
            rule.put("defaultConfiguration", Map.of("level", "warning"));
            rule.put("properties", Map.of("tags", List.of("model-collapse", tag)));
            return rule;
        });
    }
}
