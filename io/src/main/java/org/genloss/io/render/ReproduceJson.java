package org.genloss.io.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.io.reproduce.Outcome;
import org.genloss.io.reproduce.Published;
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
        List<Object> figures = new ArrayList<>();
        for (Outcome.Figure figure : outcome.figures()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("says", figure.says());
            one.put("published", figure.expected());
            one.put("value", figure.ours());
            figure.interval().ifPresent(i -> one.put("low", i.low()));
            figure.interval().ifPresent(i -> one.put("high", i.high()));
            one.put("replicates", figure.replicates());
            one.put("status", word(figure.status()));
            figures.add(one);
        }
        json.put("figures", figures);
        return json;
    }

    private static String word(Outcome.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
