package org.genloss.io.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.catalog.UnknownName;
import org.genloss.io.detector.Tokenized;
import org.genloss.lab.Mitigation;
import org.genloss.lab.mitigation.Selected;
import org.genloss.select.Selector;

/** Mitigations of an experiment file: those of the laboratory, and every selector on the shelf, with its settings and a stage. */
final class Mitigations {
    private Mitigations() {}

    static Mitigation of(Map<String, Object> entry) {
        String id = String.valueOf(entry.get("id"));
        Catalog<Mitigation> own = Catalog.of(Mitigation.class, "mitigation");
        Catalog<Selector> selectors = Catalog.of(Selector.class, "selector");
        if (own.ids().contains(id)) {
            return Studies.configured(own, inText(entry));
        }
        if (!selectors.ids().contains(id)) {
            List<Carded> all = new ArrayList<>(own.all());
            all.addAll(selectors.all());
            throw UnknownName.among("mitigation", id, all, "genloss mitigations, genloss selectors");
        }
        Map<String, Object> settings = new LinkedHashMap<>(entry);
        Object stage = settings.remove(Selected.STAGE);
        Selector selector = Tokenized.open(Studies.configured(selectors, settings));
        return stage == null ? new Selected(selector) : new Selected(selector, stage(id, stage));
    }

    /** Maps below a setting, a recipe that stands in the experiment itself, as YAML. */
    private static Map<String, Object> inText(Map<String, Object> entry) {
        Map<String, Object> settings = new LinkedHashMap<>(entry);
        settings.replaceAll((name, value) -> value instanceof Map<?, ?> map ? Yaml.write(named(map)) : value);
        return settings;
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private static Mitigation.Stage stage(String id, Object stage) {
        for (Mitigation.Stage known : Mitigation.Stage.values()) {
            if (Settings.word(known).equals(String.valueOf(stage).toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new IllegalArgumentException(
                id + "." + Selected.STAGE + " takes drawn, arrival or training, got " + stage);
    }

    static Map<String, Object> entry(Mitigation mitigation) {
        if (!(mitigation instanceof Selected selected)) {
            return Studies.entry(mitigation);
        }
        Map<String, Object> entry = Studies.entry(Tokenized.settings(selected.selector()));
        entry.put(Selected.STAGE, Settings.word(selected.stage()));
        return entry;
    }
}
