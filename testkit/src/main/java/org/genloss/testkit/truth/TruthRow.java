package org.genloss.testkit.truth;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One row of a file of truths: words for model, regime and metric, settings, and what comes out. */
public record TruthRow(Map<String, Object> fields) {

    /** All rows of {@code truths.json} in a folder, or of the file itself. */
    public static List<TruthRow> read(Path path) {
        Path file = path.toFile().isDirectory() ? path.resolve("truths.json") : path;
        List<Map<String, Object>> rows = JsonMapper.shared().readValue(file.toFile(), new TypeReference<>() {});
        return rows.stream().map(TruthRow::new).toList();
    }

    /** A field as lower-case text; empty where it is absent. */
    String words(String field) {
        Object value = fields.get(field);
        return value == null
                ? ""
                : String.valueOf(value).toLowerCase(Locale.ROOT).trim();
    }

    public String id() {
        return String.valueOf(fields.get("id"));
    }

    public String kind() {
        return words("kind");
    }

    String model() {
        return words("model");
    }

    String regime() {
        return words("regime");
    }

    /** Without spaces around signs. */
    String metric() {
        return words("metric").replaceAll("\\s*([-+*/^<>=|,])\\s*", "$1");
    }

    public double expected() {
        return number(fields.get("expected")).orElseThrow();
    }

    /** The largest gap between the measured number and the expected one. */
    public double accept() {
        return number(fields.get("accept_abs")).orElseThrow();
    }

    public int replicates() {
        return (int) number(fields.get("replicates")).orElse(1);
    }

    @SuppressWarnings("unchecked") // an object in JSON is a map from text
    private Map<String, Object> settings() {
        return fields.get("settings") instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The first of these settings that is a number. */
    OptionalDouble setting(String... names) {
        for (String name : names) {
            OptionalDouble value = number(settings().get(name));
            if (value.isPresent()) {
                return value;
            }
        }
        return OptionalDouble.empty();
    }

    double needed(String... names) {
        return setting(names).orElseThrow(() -> new Inexpressible("no setting " + String.join(" or ", names)));
    }

    /** A setting as lower-case text; empty where it is absent. */
    String settingWords(String name) {
        Object value = settings().get(name);
        return value == null ? "" : String.valueOf(value).toLowerCase(Locale.ROOT);
    }

    /** A setting that is a list of numbers; empty where it is none. */
    double[] list(String name) {
        return settings().get(name) instanceof List<?> list
                ? list.stream().mapToDouble(x -> ((Number) x).doubleValue()).toArray()
                : new double[0];
    }

    /** Fits in a chain: setting t, or the generation of the answer, or one more than resamplings, or 1. */
    int fits() {
        OptionalDouble resamplings = setting("resamplings");
        return (int) setting("t").orElse(number(fields.get("generation")).orElse(resamplings.orElse(0) + 1));
    }

    private static OptionalDouble number(Object value) {
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }
}
