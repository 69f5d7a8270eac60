package org.genloss.io.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genloss.catalog.UnknownName;
import org.genloss.io.UserError;
import org.genloss.io.model.ModelMark;
import org.genloss.lab.decomposition.Decomposition;
import org.genloss.lab.sweep.Sweep;

/**
 * An experiment file with every default filled in: plain values as they stand in YAML.
 *
 * @param name what the study is called
 * @param seed root of all randomness
 * @param data {@code path} with reading options and {@code holdout}, or {@code builtin} with its settings; either with {@code start} where the
 *     first model is fitted to something else; or {@code populations}, a list of these, one for each of the models trained side by side
 * @param learner {@code id} and settings
 * @param sampling settings of how models are drawn from; empty for plain draws
 * @param regimes each {@code id} and settings
 * @param mitigations each {@code id} and settings, done in this order
 * @param generations fits in one replicate
 * @param items items per generation; 0 = as many as the data has
 * @param replicates independent reruns
 * @param vary factor sweep: a path such as {@code learner.order} to the values it takes
 * @param metrics ids of metrics and probes
 * @param sweep what is looked for where something is varied
 * @param models those that look at texts, by {@code encoder} and {@code language-model}: each {@code path} and how it reads; empty for none
 * @param decompose items that stand for infinitely many where errors are taken apart, in items per generation; 0 where they are not
 */
public record Spec(
        String name,
        long seed,
        Map<String, Object> data,
        Map<String, Object> learner,
        Map<String, Object> sampling,
        List<Map<String, Object>> regimes,
        List<Map<String, Object>> mitigations,
        int generations,
        int items,
        int replicates,
        Map<String, List<Object>> vary,
        List<String> metrics,
        Map<String, Map<String, Object>> models,
        Sweep.Terms sweep,
        int decompose) {

    private static final List<String> KEYS = List.of(
            "name",
            "seed",
            "data",
            "learner",
            "sampling",
            "regimes",
            "mitigations",
            "generations",
            "items",
            "replicates",
            "vary",
            "metrics",
            ModelKeys.ENCODER,
            ModelKeys.LANGUAGE,
            "sweep",
            "decompose");

    /** Reads a parsed YAML document. @throws UserError naming the key, what it needs and what is there */
    public static Spec of(Map<String, Object> file) {
        for (String key : file.keySet()) {
            if (!KEYS.contains(key)) {
                throw new UserError(new UnknownName("experiment key", key, KEYS, "").getMessage() + " All of them: "
                        + String.join(", ", KEYS) + ".");
            }
        }
        if (!file.containsKey("data")) {
            throw new UserError(
                    "the experiment has no data. Add --data FILE, or in the file: data: { path: corpus.jsonl }");
        }
        if (!file.containsKey("learner")) {
            throw new UserError(
                    "the experiment has no learner. Add --learner ID, or in the file: learner: { id: gaussian }. All of them: genloss learners");
        }
        Object regimes = file.getOrDefault("regimes", List.of("replace", "accumulate"));
        Map<String, List<Object>> vary = vary(file.get("vary"));
        return new Spec(
                String.valueOf(file.getOrDefault("name", "experiment")),
                whole("seed", file.getOrDefault("seed", 7)),
                data(file.get("data")),
                map("learner", file.get("learner"), "id"),
                sampling(file.get("sampling")),
                named("regimes", entries("regimes", regimes)),
                entries("mitigations", file.getOrDefault("mitigations", List.of())),
                positive("generations", file.getOrDefault("generations", 10), 1),
                positive("items", file.getOrDefault("items", 0), 0),
                positive("replicates", file.getOrDefault("replicates", 5), 1),
                vary,
                metrics(file.getOrDefault("metrics", "default")),
                models(file),
                SweepTerms.of(file.get("sweep"), vary),
                decompose(file.getOrDefault("decompose", false)));
    }

    /** Which model the key names, where the experiment is resolved and names one. */
    public Optional<ModelMark> model(String key) {
        return StudyModels.mark(this, key);
    }

    /** The same experiment as a YAML document; every setting is written out. */
    public Map<String, Object> document() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", name);
        file.put("seed", seed);
        file.put("data", data);
        file.put("learner", learner);
        if (!sampling.isEmpty()) {
            file.put("sampling", sampling);
        }
        file.put("regimes", regimes);
        file.put("mitigations", mitigations);
        file.put("generations", generations);
        file.put("items", items);
        file.put("replicates", replicates);
        file.put("vary", vary);
        file.put("metrics", metrics);
        file.putAll(models);
        if (!vary.isEmpty()) {
            file.put("sweep", SweepTerms.document(sweep));
        }
        if (decompose > 0) {
            file.put("decompose", decompose);
        }
        return file;
    }

    /** {@code id:key=value,key=value} as on the command line, or a map with an id. */
    private static List<Map<String, Object>> entries(String key, Object value) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (Object entry : value instanceof List<?> list ? list : List.of(value)) {
            entries.add(map(key, entry, "id"));
        }
        return List.copyOf(entries);
    }

    private static List<Map<String, Object>> named(String key, List<Map<String, Object>> entries) {
        if (entries.isEmpty()) {
            throw new UserError(key + " is empty. Name at least one, for example: " + key + ": [ { id: replace } ]");
        }
        return entries;
    }

    /** {@code id:key=value,key=value} as a map with the id. */
    public static Map<String, Object> entry(String key, Object value) {
        return map(key, value, "id");
    }

    /** A map of settings, or {@code setting=value,setting=value} as on the command line. */
    private static Map<String, Object> sampling(Object value) {
        if (value == null) {
            return Map.of();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((name, setting) -> map.put(String.valueOf(name), setting));
        } else if (value instanceof String text) {
            pairs("sampling: " + text + " is not of the form setting=value,setting=value.", text, map);
        } else {
            throw new UserError("sampling needs a map of settings, got " + value
                    + ". For example: sampling: { temperature: 0.8 }. All of them: genloss explain sampling");
        }
        return map;
    }

    private static void pairs(String otherwise, String text, Map<String, Object> into) {
        for (String pair : text.split(",")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UserError(otherwise);
            }
            once(pair.substring(0, equals), pair.substring(equals + 1), text, into);
        }
    }

    /**
     * A setting of a list on the command line.
     *
     * @param list all of it, for the message
     * @throws UserError where it is set already: no order says which of two values is meant
     */
    public static void once(String name, String value, String list, Map<String, Object> into) {
        Object before = into.putIfAbsent(name.strip(), value.strip());
        if (before != null) {
            throw new UserError(name.strip() + " is set twice in " + list + ": " + before + " and " + value.strip()
                    + ". Leave one of them out.");
        }
    }

    /** A list is a list of populations. */
    private static Map<String, Object> data(Object value) {
        if (!(value instanceof List<?>)) {
            return map("data", value, "path");
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(Sources.POPULATIONS, value);
        return data;
    }

    private static Map<String, Object> map(String key, Object value, String main) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((name, setting) -> map.put(String.valueOf(name), setting));
        } else if (value instanceof String text && main.equals("id") && text.contains(":")) {
            map.put("id", text.substring(0, text.indexOf(':')));
            pairs(
                    key + ": " + text + " is not of the form id:setting=value,setting=value.",
                    text.substring(text.indexOf(':') + 1),
                    map);
        } else if (value instanceof String text) {
            map.put(main, text);
        } else {
            throw new UserError(key + " needs a name or a map, got " + value + ".");
        }
        boolean named = map.containsKey(main)
                || (main.equals("path") && (map.containsKey("builtin") || map.containsKey(Sources.POPULATIONS)));
        if (!named) {
            throw new UserError(key + " has no " + main + ": " + map + ".");
        }
        return map;
    }

    private static Map<String, List<Object>> vary(Object value) {
        Map<String, List<Object>> vary = new LinkedHashMap<>();
        if (value == null) {
            return vary;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new UserError("vary needs a map of settings to lists, got " + value
                    + ". For example: vary: { learner.order: [1, 2, 3] }");
        }
        map.forEach((path, values) -> {
            if (!(values instanceof List<?> list) || list.isEmpty()) {
                throw new UserError("vary." + path + " needs a list of values, got " + values + ".");
            }
            vary.put(String.valueOf(path), List.copyOf(list));
        });
        return vary;
    }

    private static Map<String, Map<String, Object>> models(Map<String, Object> file) {
        Map<String, Map<String, Object>> models = new LinkedHashMap<>();
        for (String key : List.of(ModelKeys.ENCODER, ModelKeys.LANGUAGE)) {
            if (file.containsKey(key)) {
                Map<String, Object> settings = new LinkedHashMap<>();
                if (file.get(key) instanceof Map<?, ?> given) {
                    given.forEach((name, setting) -> settings.put(String.valueOf(name), setting));
                } else {
                    settings.put(ModelKeys.PATH, file.get(key));
                }
                models.put(key, settings);
            }
        }
        return models;
    }

    private static int decompose(Object value) {
        return switch (String.valueOf(value)) {
            case "true" -> Decomposition.FACTOR;
            case "false" -> 0;
            default -> positive("decompose", value, 2);
        };
    }

    private static List<String> metrics(Object value) {
        if (value instanceof String text) {
            return List.of(text.split(","));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Spec::measure).toList();
        }
        throw new UserError("metrics needs default, or a list of ids, got " + value + ".");
    }

    /** {@code id:setting=value,setting=value}, which may be written as a map too. */
    private static String measure(Object entry) {
        if (!(entry instanceof Map<?, ?>)) {
            return String.valueOf(entry);
        }
        Map<String, Object> settings = entry("metrics", entry);
        String id = String.valueOf(settings.remove("id"));
        return settings.isEmpty()
                ? id
                : id + ":"
                        + settings.entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining(","));
    }

    private static int positive(String key, Object value, int least) {
        long number = whole(key, value);
        if (number < least || number > Integer.MAX_VALUE) {
            throw new UserError(key + " needs to be at least " + Math.max(1, least) + ", got " + value + ".");
        }
        return (int) number;
    }

    private static long whole(String key, Object value) {
        try {
            return Long.parseLong(String.valueOf(value).strip());
        } catch (NumberFormatException e) {
            throw new UserError(key + " needs a whole number, got " + value + ".");
        }
    }
}
