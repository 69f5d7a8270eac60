package org.genloss.testkit.truth;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.genloss.catalog.Catalog;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Row;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.Theory;
import org.genloss.metric.Value;

/** A row as an experiment, and its one number. */
public final class TruthRun {
    /** Replicates in which the last answer may be undefined, as a share. */
    private static final double LOST = 0.01;

    private final TruthRow row;
    private final Experiment experiment;
    private final TruthMetric metric;

    private TruthRun(TruthRow row, Experiment experiment, TruthMetric metric) {
        this.row = row;
        this.experiment = experiment;
        this.metric = metric;
    }

    /**
     * @param seed root of the randomness of all rows; each row has its own below
     * @throws Inexpressible where the row cannot be run with what is on the shelves
     */
    public static TruthRun of(TruthRow row, Seed seed) {
        return of(row, seed, row.replicates());
    }

    /** The row with fewer or more chains than it lists. */
    public static TruthRun of(TruthRow row, Seed seed, int replicates) {
        if (row.kind().contains("paper")) {
            throw new Inexpressible(
                    "a shape reported in a paper, not an experiment; genloss reproduce has results for shapes, which name it under truth");
        }
        TruthModel.refuseUnknown(row);
        TruthRegime regime = TruthRegime.of(row);
        TruthModel model = TruthModel.of(row, regime.items());
        Source real = TruthStart.of(row, model.real());
        TruthMetric metric = TruthMetric.of(row, real);
        Experiment experiment = new Experiment(
                row.id(),
                real,
                model.learner(),
                List.of(regime.regime()),
                TruthMitigations.of(row),
                List.of(),
                metric.probes(),
                regime.generations(),
                regime.items(),
                replicates,
                seed.child(row.id()));
        return new TruthRun(row, experiment, metric);
    }

    public Experiment experiment() {
        return experiment;
    }

    /** The number to compare with the row's expected one. */
    public double measure(Workers workers) {
        Arm arm = Arm.of(experiment.regimes().get(0));
        List<double[][]> chains = workers.map(
                experiment.replicates(),
                r -> chain(Simulate.replicate(experiment, arm, r + 1).rows()));
        double[][][] answers = chains.stream()
                .filter(c -> Arrays.stream(c[c.length - 1]).noneMatch(Double::isNaN))
                .toArray(double[][][]::new);
        if (answers.length < (1 - LOST) * chains.size()) {
            throw new IllegalStateException(
                    row.id() + ": only " + answers.length + " of " + chains.size() + " replicates have an answer");
        }
        return metric.reduction().of(answers);
    }

    /** What the theories on the shelf say that number is; empty where they say nothing. */
    public OptionalDouble theory() {
        Regime regime = experiment.regimes().get(0);
        String measure = experiment.probes().get(0).card().id();
        return Catalog.of(Theory.class, "theory").all().stream()
                .filter(theory -> metric.linear() && theory.covers(experiment))
                .map(theory -> theory.expected(experiment, regime, measure, "model", experiment.generations()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .map(value -> metric.reduction().of(new double[][][] {{{value}}}))
                .findFirst();
    }

    /** Answers of the first model by generation and probe; rows come in that order. */
    private double[][] chain(List<Row> all) {
        List<Row> rows = all.stream()
                .filter(row -> !row.value().subject().startsWith(": ", 1))
                .toList();
        int probes = experiment.probes().size();
        double[][] answers = new double[experiment.generations()][probes];
        for (int i = 0; i < rows.size(); i++) {
            answers[i / probes][i % probes] = rows.get(i).value() instanceof Value.Of of ? of.number() : Double.NaN;
        }
        return answers;
    }
}
