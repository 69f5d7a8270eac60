package org.genloss.io.run;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.genloss.lab.Row;
import org.genloss.metric.Value;

/** Rows of finished replicates as CSV: regime, replicate, generation, measure, subject, value, why there is none. Reads what it writes. */
final class Rows {
    private Rows() {}

    static byte[] write(List<Row> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            for (Row row : rows) {
                boolean known = row.value() instanceof Value.Of;
                csv.writeRecord(
                        row.regime(),
                        Integer.toString(row.replicate()),
                        Integer.toString(row.generation()),
                        row.measure(),
                        row.value().subject(),
                        known ? Double.toString(((Value.Of) row.value()).number()) : "",
                        known ? "" : ((Value.Undefined) row.value()).why());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().ofCsvRecord(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            for (CsvRecord record : csv) {
                String subject = record.getField(4);
                String number = record.getField(5);
                Value value = number.isEmpty()
                        ? new Value.Undefined(subject, record.getField(6))
                        : new Value.Of(subject, Double.parseDouble(number));
                int replicate = Integer.parseInt(record.getField(1));
                rows.add(new Row(
                        record.getField(0).intern(),
                        replicate,
                        Integer.parseInt(record.getField(2)),
                        record.getField(3).intern(),
                        value));
            }
        }
        return rows;
    }
}
