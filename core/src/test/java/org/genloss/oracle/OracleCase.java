package org.genloss.oracle;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One case: a folder with {@code expected.json} and the inputs that it names.
 *
 * @param folder where it lies
 * @param json what is expected, and how it was defined
 */
public record OracleCase(Path folder, JsonNode json) {
    /** Python writes what is not finite as NaN and Infinity. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** A table as written: the names of its columns, and its cells as text. */
    public record Table(List<String> columns, List<List<String>> rows) {
        /** The cells of one column as numbers, empty ones as NaN. */
        public double[] numbers(int column) {
            return rows.stream()
                    .mapToDouble(row -> row.get(column).isEmpty() ? Double.NaN : Double.parseDouble(row.get(column)))
                    .toArray();
        }

        /** All cells as numbers, row by row. */
        public double[] values() {
            return rows.stream()
                    .flatMap(List::stream)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        public int width() {
            return columns.size();
        }
    }

    /** All cases below a folder, by name. */
    public static List<OracleCase> all(Path oracle) {
        try (Stream<Path> folders = Files.list(oracle)) {
            return folders.filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .sorted()
                    .map(folder -> new OracleCase(folder, JSON.readTree(folder.resolve("expected.json"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return folder.getFileName().toString();
    }

    /** Its family. */
    public String metric() {
        return json.path("metric").asString();
    }

    public String definition() {
        return json.path("definition").asString();
    }

    public JsonNode expected() {
        return json.path("expected");
    }

    /** A setting, or the value given where the case does not have it. */
    public double parameter(String name, double otherwise) {
        return json.path("params").path(name).asDouble(otherwise);
    }

    /** Absolute error allowed for an entry whose value is {@code number}. */
    public double slack(String key, double number) {
        JsonNode own = json.path("tolerance_by_key").path(key);
        JsonNode tolerance = own.isMissingNode() ? json.path("tolerance") : own;
        return tolerance.path("absolute").asDouble()
                + tolerance.path("relative").asDouble() * Math.abs(number);
    }

    public int inputs() {
        return json.path("inputs").size();
    }

    private Path input(int number) {
        return folder.resolve(json.path("inputs").path(number).asString());
    }

    /** The input whose name contains a word, such as {@code train}; its number. */
    public int input(String word) {
        for (int i = 0; i < inputs(); i++) {
            if (json.path("inputs").path(i).asString().contains(word)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name() + " has no input " + word + ": " + json.path("inputs"));
    }

    /** An input as a table with a head; {@code "} quotes cells. */
    public Table table(int number) {
        List<List<String>> rows = new ArrayList<>();
        try (var csv = CsvReader.builder().ofCsvRecord(input(number))) {
            csv.forEach(row -> rows.add(row.getFields()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Table(rows.get(0), rows.subList(1, rows.size()));
    }

    /** An input as lines of JSON. */
    public List<JsonNode> lines(int number) {
        try {
            return Files.readAllLines(input(number), StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> JSON.readTree(line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An input as documents: the field {@code text}, or {@code tokens} with spaces between. */
    public List<String> documents(int number) {
        return lines(number).stream()
                .map(node -> node.has("tokens")
                        ? String.join(
                                " ",
                                node.path("tokens")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList())
                        : node.path("text").asString())
                .toList();
    }
}
