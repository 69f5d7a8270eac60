package org.genloss.io.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.genloss.data.Workers;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Studies;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Row;
import org.genloss.lab.Simulate;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;

/** Runs a published result and compares. */
public final class Reproduce {
    /** Standard errors within which a figure agrees: a right one disagrees once in 16,000 (normal approximation). */
    private static final double ERRORS = 4;

    private final long seed;
    private final Workers workers;

    public Reproduce(long seed, Workers workers) {
        this.seed = seed;
        this.workers = workers;
    }

    public Outcome run(Published published) {
        if (published.experiment().isEmpty()) {
            return new Outcome(published, List.of());
        }
        Map<String, Object> file = new LinkedHashMap<>(published.experiment());
        file.put("name", published.id());
        file.put("seed", seed);
        List<Experiment> cells = Studies.of(Spec.of(file)).cells();
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (Experiment cell : cells) {
            List<Arm> arms = cell.regimes().stream().map(Arm::of).toList();
            int chains = arms.size() * cell.replicates();
            List<List<Row>> all = workers.map(
                    chains,
                    i -> Simulate.replicate(cell, arms.get(i / cell.replicates()), 1 + i % cell.replicates())
                            .rows());
            rows.put(cell.name(), all.stream().flatMap(List::stream).toList());
        }
        List<Outcome.Figure> figures = new ArrayList<>();
        for (Published.Figure figure : published.figures()) {
            figures.add(
                    figure instanceof Published.Number number
                            ? number(number, rows)
                            : order((Published.Order) figure, rows));
        }
        return new Outcome(published, figures);
    }

    /** The replicates of one reading. */
    private record Sample(double mean, double error, int n) {
        Interval interval() {
            return new Interval(mean - 1.96 * error, mean + 1.96 * error);
        }
    }

    private static Sample sample(Published.Place place, Map<String, List<Row>> rows, double below) {
        List<Row> cell = rows.get(place.cell());
        if (cell == null) {
            throw new IllegalStateException("no cell " + place.cell() + ", there are " + rows.keySet());
        }
        double[] values = cell.stream()
                .filter(row -> row.generation() == place.generation()
                        && row.regime().equals(place.regime())
                        && row.measure().equals(place.metric())
                        && row.value().subject().equals(place.subject()))
                .filter(row -> row.value() instanceof Value.Of)
                .mapToDouble(row -> ((Value.Of) row.value()).number())
                .map(x -> Double.isNaN(below) ? x : x < below ? 1 : 0)
                .toArray();
        if (values.length < 2) {
            throw new IllegalStateException("no reading of " + place);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return new Sample(mean, Math.sqrt(squares / (values.length - 1) / values.length), values.length);
    }

    private static Outcome.Figure number(Published.Number figure, Map<String, List<Row>> rows) {
        Sample ours = sample(figure.place(), rows, figure.below());
        boolean agrees =
                Math.abs(ours.mean() - figure.expected()) <= ERRORS * ours.error() + figure.tolerance() + 1e-12;
        return new Outcome.Figure(
                figure.says(),
                plain(figure.expected()) + (figure.form().isEmpty() ? "" : " = " + figure.form()),
                ours.mean(),
                Optional.of(ours.interval()),
                ours.n(),
                agrees ? Outcome.Status.AGREES : Outcome.Status.DISAGREES);
    }

    /** Welch: the difference of the means in units of its standard error. The ratio's interval by the delta method. */
    private static Outcome.Figure order(Published.Order figure, Map<String, List<Row>> rows) {
        Sample more = sample(figure.more(), rows, Double.NaN);
        Sample less = sample(figure.less(), rows, Double.NaN);
        double difference = more.mean() - figure.times() * less.mean();
        double error = Math.hypot(more.error(), figure.times() * less.error());
        Outcome.Status status = difference > ERRORS * error
                ? Outcome.Status.AGREES
                : difference < -ERRORS * error ? Outcome.Status.DISAGREES : Outcome.Status.UNDECIDED;
        double ratio = more.mean() / less.mean();
        double relative = Math.hypot(more.error() / more.mean(), less.error() / less.mean());
        Interval interval = new Interval(ratio * (1 - 1.96 * relative), ratio * (1 + 1.96 * relative));
        return new Outcome.Figure(
                figure.says(), "ratio above " + plain(figure.times()), ratio, Optional.of(interval), more.n(), status);
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains(".") && !text.contains("e")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
                : text;
    }
}
