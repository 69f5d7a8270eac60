package org.genloss.io.reproduce;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.genloss.catalog.UnknownName;
import org.genloss.io.experiment.Yaml;
import org.genloss.io.read.ReadOptions;

/** The published results, read from files in the jar. */
public final class Results {
    /** Numbers; orders that papers report of experiments too large for this machine; such orders asked of networks. */
    private static final List<String> FILES =
            List.of("results.yaml", "shapes.yaml", "networks.yaml", "alemohammad-2023.yaml");

    private Results() {}

    public static List<Published> all() {
        return FILES.stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<Published> read(String name) {
        try (InputStream in = Results.class.getResourceAsStream(name)) {
            Map<String, Object> file = Yaml.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return ((List<?>) file.get("results"))
                    .stream().map(entry -> published(map(entry))).toList();
        } catch (IOException e) {
            throw new IllegalStateException("the jar lacks " + name, e);
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
        List<String> rows = entry.get("truth") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        return new Published(
                text(entry, "id"),
                text(entry, "title"),
                text(entry, "citation"),
                text(entry, "setting"),
                new Published.Scale(text(entry, "stands"), text(entry, "beyond"), rows),
                experiments(entry),
                figures,
                entry.containsKey("needs") ? Optional.of(needs(map(entry.get("needs")))) : Optional.empty(),
                text(entry, "cannot"));
    }

    private static Published.Needs needs(Map<String, Object> entry) {
        return new Published.Needs(
                ReadOptions.Content.valueOf(text(entry, "kind").toUpperCase(Locale.ROOT)), text(entry, "example"));
    }

    /** {@code experiment}, or where there are {@code experiments}, each of these with what they do not say taken from it. */
    private static Map<String, Map<String, Object>> experiments(Map<String, Object> entry) {
        Map<String, Object> common = entry.containsKey("experiment") ? map(entry.get("experiment")) : Map.of();
        if (!entry.containsKey("experiments")) {
            return common.isEmpty() ? Map.of() : Map.of("", common);
        }
        Map<String, Map<String, Object>> experiments = new LinkedHashMap<>();
        map(entry.get("experiments")).forEach((name, own) -> experiments.put(name, with(common, own)));
        return experiments;
    }

    private static Map<String, Object> with(Map<String, Object> common, Object own) {
        Map<String, Object> both = new LinkedHashMap<>(common);
        both.putAll(map(own));
        return both;
    }

    private static Published.Figure figure(Map<String, Object> figure) {
        if (figure.containsKey("order")) {
            Map<String, Published.Place> readings = new LinkedHashMap<>();
            map(figure.get("readings")).forEach((name, own) -> readings.put(name, place(with(figure, own))));
            return new Published.Order(
                    text(figure, "says"),
                    text(figure, "published"),
                    readings,
                    Orders.steps(text(figure, "order")),
                    text(figure, "differs"));
        }
        return new Published.Number(
                text(figure, "says"),
                place(figure),
                number(figure, "expected", Double.NaN),
                text(figure, "form"),
                number(figure, "tolerance", 0),
                number(figure, "below", Double.NaN));
    }

    /** {@code generation: 5}, or {@code generation: 2-9} for the mean over these fits. */
    private static Published.Place place(Map<String, Object> of) {
        String[] fits = String.valueOf(of.getOrDefault("generation", 1)).split("-");
        return new Published.Place(
                text(of, "experiment"),
                text(of, "cell"),
                text(of, "regime"),
                text(of, "metric"),
                of.containsKey("subject") ? text(of, "subject") : "model",
                Integer.parseInt(fits[0]),
                Integer.parseInt(fits[fits.length - 1]));
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
