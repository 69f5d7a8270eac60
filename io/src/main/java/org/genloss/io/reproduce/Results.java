package org.genloss.io.reproduce;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.UnknownName;
import org.genloss.io.experiment.Yaml;

/** The published results, read from {@code results.yaml} in the jar. */
public final class Results {
    private static final String FILE = "results.yaml";

    private Results() {}

    public static List<Published> all() {
        try (InputStream in = Results.class.getResourceAsStream(FILE)) {
            Map<String, Object> file = Yaml.parse(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return ((List<?>) file.get("results"))
                    .stream().map(entry -> published(map(entry))).toList();
        } catch (IOException e) {
            throw new IllegalStateException("the jar lacks " + FILE, e);
        }
    }

    /** The results of these ids, in this order; {@code all} for all. @throws UnknownName for another id */
    public static List<Published> of(List<String> ids) {
        List<Published> all = all();
        if (ids.contains("all")) {
            return all;
        }
        List<Published> chosen = new ArrayList<>();
        for (String id : ids) {
            chosen.add(all.stream()
                    .filter(result -> result.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new UnknownName(
                            "published result",
                            id,
                            all.stream().map(Published::id).toList(),
                            "genloss reproduce --list")));
        }
        return chosen;
    }

    private static Published published(Map<String, Object> entry) {
        List<Published.Figure> figures = new ArrayList<>();
        if (entry.get("figures") instanceof List<?> list) {
            list.forEach(figure -> figures.add(figure(map(figure))));
        }
        return new Published(
                text(entry, "id"),
                text(entry, "title"),
                text(entry, "citation"),
                text(entry, "setting"),
                entry.containsKey("experiment") ? map(entry.get("experiment")) : Map.of(),
                figures,
                text(entry, "cannot"));
    }

    private static Published.Figure figure(Map<String, Object> figure) {
        if (figure.containsKey("more")) {
            Map<String, Object> more = new LinkedHashMap<>(figure);
            more.putAll(map(figure.get("more")));
            Map<String, Object> less = new LinkedHashMap<>(figure);
            less.putAll(map(figure.get("less")));
            return new Published.Order(text(figure, "says"), place(more), place(less), number(figure, "times", 1));
        }
        return new Published.Number(
                text(figure, "says"),
                place(figure),
                number(figure, "expected", Double.NaN),
                text(figure, "form"),
                number(figure, "tolerance", 0),
                number(figure, "below", Double.NaN));
    }

    private static Published.Place place(Map<String, Object> of) {
        return new Published.Place(
                text(of, "cell"),
                text(of, "regime"),
                text(of, "metric"),
                of.containsKey("subject") ? text(of, "subject") : "model",
                (int) number(of, "generation", 1));
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, entry) -> map.put(String.valueOf(key), entry));
        return map;
    }

    private static String text(Map<String, Object> of, String key) {
        return String.valueOf(of.getOrDefault(key, "")).strip();
    }

    private static double number(Map<String, Object> of, String key, double otherwise) {
        return of.containsKey(key) ? Double.parseDouble(text(of, key)) : otherwise;
    }
}
