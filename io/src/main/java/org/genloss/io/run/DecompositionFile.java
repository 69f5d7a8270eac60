package org.genloss.io.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.genloss.lab.decomposition.Breakdown;
import org.genloss.metric.Interval;

/**
 * {@code decomposition.csv}, long form: cell, regime, metric, generation, order, source, value, low, high, replicates. order is nested
 * (expressivity, learning, statistics), reverse, or shapley, the average over the six orders; it is empty for the total and the interaction.
 * value is a mean over replicates, low and high its 95 % interval; empty where no replicate has a number.
 */
final class DecompositionFile {
    static final String NAME = "decomposition.csv";

    private static final List<String> SOURCES = List.of("expressivity", "learning", "statistics");

    private final CsvWriter csv;

    private DecompositionFile(CsvWriter csv) {
        this.csv = csv;
    }

    static void write(SimulateResult result, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(
                "cell", "regime", "metric", "generation", "order", "source", "value", "low", "high", "replicates");
        DecompositionFile file = new DecompositionFile(csv);
        for (int cell = 0; cell < result.cells().size(); cell++) {
            String name = result.cells().get(cell).name();
            result.breakdowns(cell).forEach(breakdown -> file.breakdown(name, breakdown));
        }
        csv.flush();
        writer.flush();
    }

    private void breakdown(String cell, Breakdown breakdown) {
        for (Breakdown.Step step : breakdown.steps()) {
            List<String> place =
                    List.of(cell, breakdown.regime(), breakdown.distance().id(), Integer.toString(step.generation()));
            line(place, "", "total", step.total());
            parts(place, "nested", step.nested());
            parts(place, "reverse", step.reverse());
            parts(place, "shapley", step.shapley());
            line(place, "", "interaction", step.interaction());
        }
    }

    private void parts(List<String> place, String order, Breakdown.Parts parts) {
        for (int i = 0; i < SOURCES.size(); i++) {
            line(place, order, SOURCES.get(i), parts.all().get(i));
        }
    }

    private void line(List<String> place, String order, String source, Breakdown.Estimate estimate) {
        csv.writeRecord(
                place.get(0),
                place.get(1),
                place.get(2),
                place.get(3),
                order,
                source,
                estimate.n() == 0 ? "" : Double.toString(estimate.mean()),
                estimate.interval().map(Interval::low).map(String::valueOf).orElse(""),
                estimate.interval().map(Interval::high).map(String::valueOf).orElse(""),
                Integer.toString(estimate.n()));
    }
}
