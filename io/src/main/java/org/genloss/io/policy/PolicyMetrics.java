package org.genloss.io.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.UnknownName;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Places;
import org.genloss.metric.Metric;
import org.genloss.verdict.VerdictStatistic;
import org.genloss.verdict.VerdictStatistics;

/** The metrics that a policy names. */
final class PolicyMetrics {
    private static final Catalog<Metric> SHELF = Catalog.of(Metric.class, "metric");

    private PolicyMetrics() {}

    /** The metric on the shelf; empty for a statistic of the verdict, which every check reads. */
    static Optional<Metric> find(String id) {
        return SHELF.ids().contains(id) ? Optional.of(SHELF.get(id)) : Optional.empty();
    }

    /** Everything that readings can be of. */
    static List<String> readings() {
        List<String> all = new ArrayList<>(SHELF.ids());
        VerdictStatistics.all().stream()
                .map(VerdictStatistic::card)
                .map(Card::id)
                .filter(id -> !all.contains(id))
                .forEach(all::add);
        return all;
    }

    /** The card behind an id that {@link #readings} has. */
    static Card card(String id) {
        return find(id).map(Metric::card)
                .orElseGet(() -> VerdictStatistics.find(id).orElseThrow().card());
    }

    /** {@code default}, {@code seeds}, {@code none} or a list of these and ids with settings; settings replace those of a metric that is there by default. */
    static PolicyFile.Asked of(Object value, Places places) {
        boolean list = value instanceof List<?>;
        List<?> entries = list ? (List<?>) value : List.of(String.valueOf(value));
        ChosenMetrics chosen = new ChosenMetrics();
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            String path = list ? "metrics/" + i : "metrics";
            Optional<String> id = added(entries.get(i), chosen, places, path);
            if (id.isPresent() && named.put(id.get(), path) != null) {
                throw places.atValue(path, "metrics names " + id.get() + " twice. Leave one of the two.");
            }
        }
        return new PolicyFile.Asked(chosen.all(), named);
    }

    private static Optional<String> added(Object entry, ChosenMetrics chosen, Places places, String path) {
        try {
            return chosen.add(entry);
        } catch (UserError e) {
            throw places.atValue(path, e.getMessage());
        } catch (IllegalArgumentException e) {
            throw places.atValue(path, e.getMessage() + (e instanceof UnknownName ? "" : "."));
        }
    }
}
