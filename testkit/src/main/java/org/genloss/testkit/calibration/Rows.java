package org.genloss.testkit.calibration;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rows of one study.
 *
 * @param list each from column to cell
 */
record Rows(List<Map<String, String>> list) {
    Rows {
        list = List.copyOf(list);
    }

    /** The rows of a file; none where it is absent. */
    static Rows read(Path file) {
        List<Map<String, String>> rows = new ArrayList<>();
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
                reader.forEach(row -> rows.add(new LinkedHashMap<>(row.getFieldsAsMap())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Rows(rows);
    }

    /** Appends rows in one write, below a head where the file is new. */
    static void append(Path file, List<String> columns, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            if (!Files.exists(file)) {
                csv.writeRecord(columns);
            }
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.writeString(file, text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rows where(String column, String value) {
        return where(row -> row.get(column).equals(value));
    }

    Rows where(Predicate<Map<String, String>> which) {
        return new Rows(list.stream().filter(which).toList());
    }

    /** The values of a column in the order in which they first come. */
    Set<String> values(String column) {
        Set<String> values = new LinkedHashSet<>();
        column(column).forEach(values::add);
        return values;
    }

    Stream<String> column(String column) {
        return list.stream().map(row -> row.get(column));
    }

    int size() {
        return list.size();
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    long count(String column, String value) {
        return column(column).filter(value::equals).count();
    }
}
