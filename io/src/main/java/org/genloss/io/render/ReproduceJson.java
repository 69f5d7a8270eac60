package org.genloss.io.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.io.reproduce.Outcome;
import org.genloss.io.reproduce.Published;
import org.genloss.metric.Interval;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Published results beside our figures: {@code genloss.reproduce/1}. */
public final class ReproduceJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReproduceJson() {}

    public static String render(List<Outcome> outcomes, String version, long seed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.reproduce/1");
        json.put("version", version);
        json.put("seed", seed);
        json.put("results", outcomes.stream().map(ReproduceJson::result).toList());
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> result(Outcome outcome) {
        Published published = outcome.published();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", published.id());
        json.put("title", published.title());
        json.put("citation", published.citation());
        json.put("setting", published.setting());
        json.put("status", word(outcome.status()));
        if (!published.cannot().isEmpty()) {
            json.put("reason", published.cannot());
        }
        if (!published.scale().stands().isEmpty()) {
            json.put("stands", published.scale().stands());
            json.put("beyond", published.scale().beyond());
        }
        if (!published.scale().rows().isEmpty()) {
            json.put("truth", published.scale().rows());
        }
        json.put(
                "figures", outcome.figures().stream().map(ReproduceJson::figure).toList());
        return json;
    }

    private static Map<String, Object> figure(Outcome.Figure figure) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("says", figure.says());
        one.put("published", figure.expected());
        if (figure instanceof Outcome.Number number) {
            one.put("value", number.ours());
            number.interval().ifPresent(interval -> bounds(one, interval));
        } else if (figure instanceof Outcome.Order order) {
            one.put(
                    "readings",
                    order.readings().stream().map(ReproduceJson::reading).toList());
            one.put("steps", order.steps().stream().map(ReproduceJson::step).toList());
        }
        one.put("replicates", figure.replicates());
        one.put("status", word(figure.status()));
        if (figure instanceof Outcome.Order order && !order.differs().isEmpty()) {
            one.put("differs", order.differs());
        }
        return one;
    }

    private static Map<String, Object> reading(Outcome.Reading reading) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", reading.name());
        json.put("value", reading.mean());
        bounds(json, reading.interval());
        return json;
    }

    private static Map<String, Object> step(Outcome.Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("says", step.says());
        json.put("difference", step.difference());
        bounds(json, step.interval());
        json.put("status", word(step.status()));
        return json;
    }

    private static void bounds(Map<String, Object> json, Interval interval) {
        json.put("low", interval.low());
        json.put("high", interval.high());
    }

    private static String word(Outcome.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
