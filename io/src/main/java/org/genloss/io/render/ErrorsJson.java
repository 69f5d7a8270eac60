package org.genloss.io.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.lab.decomposition.Breakdown;
import org.genloss.lab.decomposition.Signature;

/** A breakdown as plain values of JSON. */
final class ErrorsJson {
    private ErrorsJson() {}

    static Map<String, Object> of(Breakdown breakdown) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("regime", breakdown.regime());
        json.put("metric", breakdown.distance().id());
        json.put("rich-class", breakdown.richClass());
        json.put("undefined-arms", breakdown.silent());
        json.put("generations", breakdown.steps().stream().map(ErrorsJson::step).toList());
        Signature signature = breakdown.signature();
        Map<String, Object> slopes = new LinkedHashMap<>();
        put(slopes, "statistics-by-items", signature.statisticsByItems());
        put(slopes, "statistics-by-generation", signature.statisticsByGeneration());
        put(slopes, "learning-by-items", signature.learningByItems());
        put(slopes, "learning-by-generation", signature.learningByGeneration());
        put(slopes, "expressivity-by-generation", signature.expressivityByGeneration());
        json.put("slopes", slopes);
        return json;
    }

    private static Map<String, Object> step(Breakdown.Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("generation", step.generation());
        json.put("total", estimate(step.total()));
        json.put("nested", parts(step.nested()));
        json.put("reverse", parts(step.reverse()));
        json.put("shapley", parts(step.shapley()));
        json.put("interaction", estimate(step.interaction()));
        return json;
    }

    private static Map<String, Object> parts(Breakdown.Parts parts) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<String> names = List.of("expressivity", "learning", "statistics");
        for (int i = 0; i < names.size(); i++) {
            json.put(names.get(i), estimate(parts.all().get(i)));
        }
        return json;
    }

    private static Map<String, Object> estimate(Breakdown.Estimate estimate) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (estimate.n() > 0) {
            json.put("value", estimate.mean());
        }
        estimate.interval().ifPresent(i -> {
            json.put("low", i.low());
            json.put("high", i.high());
        });
        json.put("replicates", estimate.n());
        return json;
    }

    private static void put(Map<String, Object> json, String name, Optional<Signature.Slope> slope) {
        slope.ifPresent(s -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("value", s.value());
            s.interval().ifPresent(i -> {
                value.put("low", i.low());
                value.put("high", i.high());
            });
            json.put(name, value);
        });
    }
}
