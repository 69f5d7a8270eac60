package org.genloss.lab.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Row;
import org.genloss.lab.Trajectory;
import org.genloss.lab.verdict.LoopVerdict;
import org.genloss.lab.verdict.Retained;
import org.genloss.metric.Value;

/** What a sweep needs of one cell: the last generation of every replicate, and what each regime kept of every reading. */
public final class SweepCell {
    private final Experiment experiment;
    private final Map<Trajectory.Key, double[]> last = new LinkedHashMap<>();
    private final LoopVerdict verdict;

    /** @param rows all of the cell */
    public SweepCell(Experiment experiment, List<Row> rows, LoopVerdict verdict) {
        this.experiment = experiment;
        this.verdict = verdict;
        for (Row row : rows) {
            if (row.generation() == experiment.generations() && row.value() instanceof Value.Of of) {
                Trajectory.Key key = new Trajectory.Key(row.regime(), row.generation(), row.measure(), of.subject());
                last.computeIfAbsent(key, k -> nothing(experiment.replicates()))[row.replicate() - 1] = of.number();
            }
        }
    }

    private static double[] nothing(int replicates) {
        double[] numbers = new double[replicates];
        java.util.Arrays.fill(numbers, Double.NaN);
        return numbers;
    }

    Experiment experiment() {
        return experiment;
    }

    String label(int regime) {
        return Arm.of(experiment.regimes().get(regime)).label();
    }

    String id(int regime) {
        return experiment.regimes().get(regime).card().id();
    }

    List<Retained> retained(int regime) {
        return verdict.retained(label(regime));
    }

    Dose dose(double value, int regime, Sweep.Reading reading) {
        return new Dose(value, numbers(label(regime), reading), numbers(Arm.REAL_ONLY.label(), reading));
    }

    private List<Double> numbers(String regime, Sweep.Reading reading) {
        double[] numbers = last.get(new Trajectory.Key(
                regime, experiment.generations(), reading.card().id(), reading.subject()));
        return numbers == null
                ? Collections.nCopies(experiment.replicates(), Double.NaN)
                : java.util.Arrays.stream(numbers).boxed().toList();
    }
}
