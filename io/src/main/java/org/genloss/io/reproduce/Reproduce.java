package org.genloss.io.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.genloss.catalog.Catalog;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;
import org.genloss.data.Workers;
import org.genloss.io.UserError;
import org.genloss.io.experiment.Spec;
import org.genloss.io.experiment.Studies;
import org.genloss.io.plugin.Plugin;
import org.genloss.io.read.ReadOptions;
import org.genloss.io.read.Readers;
import org.genloss.lab.Arm;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.Experiment;
import org.genloss.lab.Learner;
import org.genloss.lab.Row;
import org.genloss.lab.Simulate;
import org.genloss.lab.TooFew;
import org.genloss.metric.Interval;
import org.genloss.metric.Value;

/** Runs a published result and compares. */
public final class Reproduce {
    /** Standard errors within which a figure agrees: a right one disagrees once in 16,000 (normal approximation). */
    private static final double ERRORS = 4;

    private final long seed;
    private final Workers workers;
    private final Map<ReadOptions.Content, String> data = new EnumMap<>(ReadOptions.Content.class);

    /**
     * @param data files for results that need some; of each kind the first counts
     * @throws UserError where one of them cannot be read
     */
    public Reproduce(long seed, Workers workers, List<String> data) {
        this.seed = seed;
        this.workers = workers;
        for (String path : data) {
            Schema schema = Readers.open(List.of(path), ReadOptions.defaults()).schema();
            this.data.putIfAbsent(content(schema), path);
        }
    }

    private static ReadOptions.Content content(Schema schema) {
        return Pixels.of(schema).isPresent()
                ? ReadOptions.Content.IMAGE
                : Arrays.stream(ReadOptions.Content.values())
                        .filter(content -> content.shape() == schema.kind())
                        .findFirst()
                        .orElseThrow();
    }

    /** What a result lacks, in a sentence without its full stop: data, or a plug-in; empty where it can be run, or never could. */
    public Optional<String> lacks(Published published) {
        List<String> here = Catalog.of(Learner.class, "learner").ids();
        Optional<String> plugin = published.experiments().values().stream()
                .filter(experiment -> experiment.containsKey("learner"))
                .map(experiment -> Spec.entry("learner", experiment.get("learner")))
                .map(learner -> String.valueOf(learner.get("id")))
                .filter(id -> !here.contains(id))
                .flatMap(id -> Plugin.having(id).stream().map(lacking -> lacking.missing("the learner " + id)))
                .findFirst();
        return plugin.isPresent()
                ? plugin
                : published
                        .needs()
                        .filter(needs -> !data.containsKey(needs.content()))
                        .map(needs -> "needs " + needs.words() + instead());
    }

    /** What there is instead: {@code ; there is image data in FILE}. */
    private String instead() {
        return data.isEmpty()
                ? ""
                : data.entrySet().stream()
                        .map(of -> of.getKey().word() + " data in " + of.getValue())
                        .collect(Collectors.joining(" and ", "; there is ", ""));
    }

    /** The same, where data of one's own that does not do for this result is no error: it is said beside the result. */
    public Outcome tried(Published published) {
        try {
            return run(published);
        } catch (UserError e) {
            if (published.needs().isEmpty()) {
                throw e;
            }
            String why = e.getMessage().strip().replaceAll("\\R *", " ").replaceFirst("\\.$", "");
            String own = published.id() + ": ";
            return new Outcome(published.stopped(why.startsWith(own) ? why.substring(own.length()) : why), List.of());
        }
    }

    /** @throws UserError where data of one's own does not do, such as too little of it */
    public Outcome run(Published published) {
        Optional<String> lacking = lacks(published);
        if (lacking.isPresent()) {
            return new Outcome(published.stopped(lacking.get()), List.of());
        }
        Map<List<String>, List<Row>> rows = new LinkedHashMap<>();
        SharedFits first = new SharedFits();
        published.experiments().forEach((name, experiment) -> {
            Map<String, Object> file = given(published, experiment);
            file.put("name", published.id());
            file.put("seed", seed);
            rows.putAll(rows(name, cells(published, Spec.of(file)), first));
        });
        List<Outcome.Figure> figures = new ArrayList<>();
        for (Published.Figure figure : published.figures()) {
            figures.add(
                    figure instanceof Published.Number number
                            ? number(number, rows)
                            : Orders.judge((Published.Order) figure, place -> values(place, rows)));
        }
        return new Outcome(published, figures);
    }

    private List<Experiment> cells(Published published, Spec spec) {
        try {
            return Studies.of(spec).cells();
        } catch (UserError e) {
            throw published
                    .needs()
                    .filter(needs -> e.getCause() instanceof TooFew)
                    .map(needs -> tooFew(published.id(), data.get(needs.content()), spec, (TooFew) e.getCause()))
                    .orElse(e);
        }
    }

    /** How long a result is is not for its reader to say, so it is the data that has to be larger. */
    private static UserError tooFew(String id, String path, Spec spec, TooFew few) {
        double held = Double.parseDouble(String.valueOf(spec.data().getOrDefault("holdout", 0.2)));
        return new UserError(String.format(
                Locale.ROOT,
                "%s: it trains on %,d items at once, and %s has %,d beside those held out.%n  Give more data: %,d items at least, of which %s %% are held out. In a plain text every line is an item.",
                id,
                few.wanted(),
                path,
                few.there(),
                (long) Math.ceil(few.wanted() / (1 - held)),
                plain(100 * held)));
    }

    private Map<String, Object> given(Published published, Map<String, Object> experiment) {
        Map<String, Object> file = new LinkedHashMap<>(experiment);
        if (published.needs().isEmpty()) {
            return file;
        }
        Map<String, Object> own = new LinkedHashMap<>();
        ((Map<?, ?>) experiment.getOrDefault("data", Map.of()))
                .forEach((key, value) -> own.put(String.valueOf(key), value));
        own.put("path", data.get(published.needs().get().content()));
        file.put("data", own);
        return file;
    }

    /** By names of experiment and cell. All experiments of a result share the seed, so that their replicates are pairs. */
    private Map<List<String>, List<Row>> rows(String name, List<Experiment> cells, SharedFits first) {
        Map<List<String>, List<Row>> rows = new LinkedHashMap<>();
        for (Experiment settled : cells) {
            Experiment cell = settled.with(settled.learner().keeping(first, Checkpoints.NONE));
            List<Arm> arms = cell.regimes().stream().map(Arm::of).toList();
            int chains = arms.size() * cell.replicates();
            List<List<Row>> all = workers.map(
                    chains,
                    i -> Simulate.replicate(cell, arms.get(i / cell.replicates()), 1 + i % cell.replicates())
                            .rows());
            rows.put(
                    List.of(name, cell.name()),
                    all.stream().flatMap(List::stream).toList());
        }
        return rows;
    }

    /** The replicates of one reading. */
    private record Sample(double mean, double error, int n) {
        Interval interval() {
            return new Interval(mean - 1.96 * error, mean + 1.96 * error);
        }
    }

    private static Sample sample(Published.Place place, Map<List<String>, List<Row>> rows, double below) {
        double[] values = Arrays.stream(values(place, rows))
                .filter(Double::isFinite)
                .map(x -> Double.isNaN(below) ? x : x < below ? 1 : 0)
                .toArray();
        if (values.length < 2) {
            throw new IllegalStateException("no reading of " + place);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return new Sample(mean, Math.sqrt(squares / (values.length - 1) / values.length), values.length);
    }

    /** By replicate, the mean over the fits asked for; NaN where one of these has no answer. */
    private static double[] values(Published.Place place, Map<List<String>, List<Row>> rows) {
        List<Row> cell = rows.get(List.of(place.experiment(), place.cell()));
        if (cell == null) {
            throw new IllegalStateException(
                    "no cell " + place.experiment() + " " + place.cell() + ", there are " + rows.keySet());
        }
        Map<Integer, Double> sums = new TreeMap<>();
        for (Row row : cell) {
            if (asked(place, row)) {
                double value = row.value() instanceof Value.Of of ? of.number() : Double.NaN;
                sums.merge(row.replicate(), value, Double::sum);
            }
        }
        if (sums.isEmpty()) {
            throw new IllegalStateException("no reading of " + place + ", there are "
                    + cell.stream()
                            .map(row -> List.of(
                                    row.regime(), row.measure(), row.value().subject()))
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        int fits = place.to() - place.from() + 1;
        return sums.values().stream().mapToDouble(sum -> sum / fits).toArray();
    }

    private static boolean asked(Published.Place place, Row row) {
        return row.generation() >= place.from()
                && row.generation() <= place.to()
                && row.regime().equals(place.regime())
                && row.measure().equals(place.metric())
                && row.value().subject().equals(place.subject());
    }

    private static Outcome.Figure number(Published.Number figure, Map<List<String>, List<Row>> rows) {
        Sample ours = sample(figure.place(), rows, figure.below());
        boolean agrees =
                Math.abs(ours.mean() - figure.expected()) <= ERRORS * ours.error() + figure.tolerance() + 1e-12;
        return new Outcome.Number(
                figure.says(),
                plain(figure.expected()) + (figure.form().isEmpty() ? "" : " = " + figure.form()),
                ours.mean(),
                Optional.of(ours.interval()),
                ours.n(),
                agrees ? Outcome.Status.AGREES : Outcome.Status.DISAGREES);
    }

    static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains(".") && !text.contains("e")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
                : text;
    }
}
