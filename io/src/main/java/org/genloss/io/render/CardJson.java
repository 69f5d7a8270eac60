package org.genloss.io.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Setting;
import org.genloss.catalog.Settings;
import org.genloss.data.Schema;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Sampling;
import org.genloss.metric.Metric;
import org.genloss.verdict.VerdictStatistic;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What stands on a shelf, as JSON: {@code genloss.cards/1}. Of numbers, {@code read} lists the commands that read them. */
public final class CardJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CardJson() {}

    public static String render(List<? extends Carded> entries) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "genloss.cards/1");
        json.put("entries", entries.stream().map(CardJson::entry).toList());
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> entry(Carded entry) {
        Card card = entry.card();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", card.id());
        json.put("name", card.name());
        json.put("sentence", card.sentence());
        json.put("formula", card.formula());
        json.put("unit", card.unit().word());
        json.put("harm", card.harm().words());
        json.put("range", card.range().words());
        card.unchanged().ifPresent(x -> json.put("unchanged", x));
        json.put("undefined", card.undefined());
        json.put("source", card.citation());
        if (entry instanceof Metric) {
            boolean asked = card.effort() == Card.Effort.ASKED;
            json.put("read", asked ? List.of("metric", "simulate") : List.of("check", "metric", "simulate"));
        } else if (entry instanceof Probe) {
            json.put("read", List.of("simulate"));
        } else if (entry instanceof VerdictStatistic statistic) {
            json.put("read", List.of("check"));
            json.put("data", statistic.kinds().stream().map(Schema.Kind::word).toList());
            json.put("rule", statistic.rule());
        }
        if (entry instanceof Learner learner) {
            json.put("weighs", learner.weighs());
            json.put(
                    "sampling",
                    learner.samples().stream().sorted().map(Sampling.Way::word).toList());
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        Settings.of(entry)
                .forEach((name, value) ->
                        settings.put(name, value instanceof Enum<?> choice ? Settings.word(choice) : value));
        json.put("settings", settings);
        json.put(
                "explained",
                Settings.described(entry).stream().map(CardJson::setting).toList());
        return json;
    }

    private static Map<String, Object> setting(Setting setting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("setting", setting.name());
        json.put("default", setting.value() instanceof Enum<?> choice ? Settings.word(choice) : setting.value());
        json.put("meaning", setting.meaning());
        json.put("choices", setting.choices().stream().map(CardJson::choice).toList());
        return json;
    }

    private static Map<String, Object> choice(Setting.Choice choice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("choice", choice.word());
        json.put("meaning", choice.meaning());
        return json;
    }
}
