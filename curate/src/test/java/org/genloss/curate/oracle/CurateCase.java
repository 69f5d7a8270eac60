package org.genloss.curate.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of the cases of a family: a folder with {@code expected.json} and the files that its cases name.
 *
 * @param folder where they lie
 * @param family what is said of all its cases: definition, tolerances, tables
 * @param json the case
 */
public record CurateCase(Path folder, JsonNode family, JsonNode json) {
    /** All cases below a folder. */
    static List<CurateCase> all(Path oracle) {
        try (Stream<Path> folders = Files.list(oracle)) {
            return folders.filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .sorted()
                    .flatMap(CurateCase::in)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<CurateCase> in(Path folder) {
        JsonNode family = JsonMapper.shared().readTree(folder.resolve("expected.json"));
        return family.path("cases").valueStream().map(json -> new CurateCase(folder, family, json));
    }

    public String name() {
        return folder.getFileName() + "/" + json.path("id").asString();
    }

    public String kind() {
        return json.path("kind").asString();
    }

    public JsonNode input() {
        return json.path("input");
    }

    public JsonNode expected() {
        return json.path("expected");
    }

    /** The error that is allowed for what the family calls so. */
    public double tolerance(String name) {
        JsonNode tolerance = family.path("tolerance").path(name);
        if (tolerance.isMissingNode()) {
            throw new IllegalArgumentException(name() + ": no tolerance " + name + " in " + family.path("tolerance"));
        }
        return tolerance.isString() ? 0 : tolerance.asDouble(); // "exact"
    }

    /** The lines of a file that the case names. */
    public List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file of JSON. */
    public List<JsonNode> documents(String file) {
        return lines(file).stream()
                .filter(line -> !line.isBlank())
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    /** Numbers of a list. */
    public static double[] numbers(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    /** Whole numbers of a list. */
    public static int[] integers(JsonNode list) {
        return list.valueStream().mapToInt(JsonNode::asInt).toArray();
    }
}
