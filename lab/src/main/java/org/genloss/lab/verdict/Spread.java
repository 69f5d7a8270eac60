package org.genloss.lab.verdict;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.lab.Experiment;
import org.genloss.lab.Row;
import org.genloss.lab.probe.Heterozygosity;
import org.genloss.lab.probe.LogVariance;
import org.genloss.lab.probe.ModelDeviation;
import org.genloss.lab.probe.ModelVariance;
import org.genloss.lab.probe.Phases;
import org.genloss.metric.Value;

/**
 * The parts of the phases; where they are not measured the spread alone, from the model's own variance or heterozygosity. Divided by generation
 * 1 these are what {@link Phases} read where the laws are known, so that a regime is judged alike whichever of them is asked for.
 */
final class Spread {
    private static final List<String> SOURCES = List.of(
            new ModelVariance().card().id(),
            new LogVariance().card().id(),
            new ModelDeviation().card().id(),
            new Heterozygosity().card().id());

    private Spread() {}

    /** Rows of the phases, or such as they would be. */
    static List<Row> parts(Experiment experiment, List<Row> rows) {
        Set<String> measured = rows.stream().map(Row::measure).collect(Collectors.toSet());
        String phases = new Phases().card().id();
        if (experiment.probes().stream().anyMatch(Phases.class::isInstance)) {
            return rows.stream().filter(row -> row.measure().equals(phases)).toList();
        }
        return SOURCES.stream()
                .filter(measured::contains)
                .findFirst()
                .map(source -> rows.stream()
                        .filter(row -> row.measure().equals(source)
                                && row.value().subject().equals("model"))
                        .map(row -> new Row(
                                row.regime(), row.replicate(), row.generation(), phases, spread(source, row.value())))
                        .toList())
                .orElse(List.of());
    }

    private static Value spread(String source, Value value) {
        double number = value instanceof Value.Of of ? of.number() : Double.NaN;
        double spread = source.equals(SOURCES.get(1))
                ? Math.exp(number)
                : source.equals(SOURCES.get(2)) ? number * number : number;
        return Value.of(Phases.SPREAD, spread, "the spread of the model is not known");
    }
}
