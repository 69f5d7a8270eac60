package org.genloss.io.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.genloss.lab.Experiment;
import org.genloss.lab.Row;
import org.genloss.lab.Trajectory;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;

/**
 * {@code trajectory.csv}, long form: cell, regime, replicate, generation, metric, subject, value, low, high, theory, reason. Replicates count from
 * 1; the rows of replicate 0 are means over the replicates, with low and high the 95 % interval of the mean. An undefined value is empty, and
 * reason says why; reason is empty where there is a value.
 */
final class TrajectoryFile {
    /** SQL types of the columns, in their order. */
    static final Map<String, String> TYPES = types();

    private TrajectoryFile() {}

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        for (String text : List.of("cell", "regime")) {
            types.put(text, "VARCHAR");
        }
        for (String whole : List.of("replicate", "generation")) {
            types.put(whole, "INTEGER");
        }
        for (String text : List.of("metric", "subject")) {
            types.put(text, "VARCHAR");
        }
        for (String number : List.of("value", "low", "high", "theory")) {
            types.put(number, "DOUBLE");
        }
        types.put("reason", "VARCHAR");
        return Collections.unmodifiableMap(types);
    }

    static void write(Run run, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(TYPES.keySet());
        List<Experiment> cells = run.study().cells();
        for (int cell = 0; cell < cells.size(); cell++) {
            cell(cells.get(cell), run.rows(cell), csv);
        }
        csv.flush();
        writer.flush();
    }

    private static void cell(Experiment experiment, List<Row> rows, CsvWriter csv) {
        Theories theories = new Theories(experiment);
        for (Row row : rows) {
            Trajectory.Key key = new Trajectory.Key(
                    row.regime(), row.generation(), row.measure(), row.value().subject());
            line(csv, experiment.name(), row.replicate(), key, row.value(), "", "", theories);
        }
        for (Trajectory.Point point : Trajectory.of(rows).points()) {
            String low =
                    point.meanInterval().map(Interval::low).map(String::valueOf).orElse("");
            String high = point.meanInterval()
                    .map(Interval::high)
                    .map(String::valueOf)
                    .orElse("");
            line(csv, experiment.name(), 0, point.key(), point.mean(), low, high, theories);
        }
    }

    private static void line(
            CsvWriter csv,
            String cell,
            int replicate,
            Trajectory.Key key,
            Value value,
            String low,
            String high,
            Theories theories) {
        OptionalDouble theory = theories.expected(key);
        csv.writeRecord(
                cell,
                key.regime(),
                Integer.toString(replicate),
                Integer.toString(key.generation()),
                key.measure(),
                key.subject(),
                value instanceof Value.Of of ? Double.toString(of.number()) : "",
                low,
                high,
                theory.isPresent() ? Double.toString(theory.getAsDouble()) : "",
                value instanceof Value.Undefined undefined ? undefined.why() : "");
    }
}
