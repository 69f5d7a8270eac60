package org.genloss.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;
import org.genloss.profile.Profile;
import org.genloss.profile.Sides;

/**
 * The rows of one replicate as they come in: metrics of what was drawn against the holdout, probes of the models. Metrics of copying ask of the
 * data that the first model was fitted to, beside the holdout.
 */
final class Readings {
    private static final Draw.Of EVERYTHING = new Draw.Of(Long.MAX_VALUE);

    /** Texts of a side that are scored at most. */
    private static final int SCORED = 2000;

    private final Experiment experiment;
    private final Lens lens;
    private final String label;
    private final int replicate;
    private final Optional<GenerativeModel> truth;
    private final List<String> probeIds;
    private final Map<Carded, String> settings;
    private final List<Row> rows = new ArrayList<>();
    private final Evidence.Past past = new Evidence.Past();
    private Corpus heldOut;
    private List<Draw.Group> holdout;
    private List<Draw.Group> learned = List.of();

    Readings(Experiment experiment, String label, int replicate) {
        this.experiment = experiment;
        this.lens = experiment.lens();
        this.label = label;
        this.replicate = replicate;
        this.truth = experiment.probes().isEmpty()
                ? Optional.empty()
                : experiment.real().truth();
        this.probeIds =
                experiment.probes().stream().map(probe -> probe.card().id()).toList();
        this.settings = settings(
                experiment.metrics(), Catalog.of(Metric.class, "metric").all());
        this.settings.putAll(
                settings(experiment.probes(), Catalog.of(Probe.class, "probe").all()));
    }

    List<Row> rows() {
        return rows;
    }

    /** Subjects of the models after the first bear a letter; those of them that need data are asked of the first alone. */
    void probe(int generation, Chain chain, Optional<Corpus> drawn) {
        int index = chain.index;
        for (int p = 0; p < probeIds.size(); p++) {
            Probe probe = experiment.probes().get(p);
            Optional<GenerativeModel> law =
                    index == 0 ? truth : experiment.real().of(index).truth();
            List<Value> values = probe instanceof DataProbe asked && index == 0
                    ? asked.measure(chain.model, evidence(chain, drawn.orElseThrow()))
                    : probe.measure(chain.model, law);
            List<Value> own = told(probe, values);
            add(generation, probeIds.get(p), index == 0 ? own : named((char) ('A' + index), own));
        }
    }

    private Evidence evidence(Chain chain, Corpus drawn) {
        int items = experiment.items();
        return new Evidence(truth, chain.trained(), heldOut(), Corpora.head(drawn, items), items, past);
    }

    private Corpus heldOut() {
        if (heldOut == null) {
            heldOut = experiment.real().holdout();
        }
        return heldOut;
    }

    /** Whether anything is asked of what the models draw. */
    boolean looks() {
        return !experiment.metrics().isEmpty() || experiment.probes().stream().anyMatch(DataProbe.class::isInstance);
    }

    private static List<Value> named(char letter, List<Value> values) {
        return renamed(values, subject -> letter + ": " + subject);
    }

    /** Where a measure is asked for several times: of each that is not at its defaults the settings in which they differ. */
    private static Map<Carded, String> settings(List<? extends Carded> asked, List<? extends Carded> usual) {
        Map<Carded, String> settings = new HashMap<>();
        for (Carded one : asked) {
            List<? extends Carded> alike = asked.stream()
                    .filter(other -> other.card().id().equals(one.card().id()))
                    .toList();
            if (alike.size() > 1 && !usual.contains(one)) {
                settings.put(one, Settings.apart(one, alike));
            }
        }
        return settings;
    }

    /** Values of which the subjects bear the settings, where it takes them to tell measures apart. */
    private List<Value> told(Carded one, List<Value> values) {
        String own = settings.getOrDefault(one, "");
        return own.isEmpty() ? values : renamed(values, subject -> subject + ", " + own);
    }

    private static List<Value> renamed(List<Value> values, UnaryOperator<String> name) {
        return values.stream()
                .<Value>map(value -> value instanceof Value.Of of
                        ? new Value.Of(name.apply(of.subject()), of.number(), of.levels())
                        : new Value.Undefined(name.apply(value.subject()), ((Value.Undefined) value).why()))
                .toList();
    }

    /** What the first model was fitted to: copies of it are looked for in all generations. */
    void learned(Corpus data) {
        if (experiment.metrics().stream().anyMatch(Metric::asksHoldout)) {
            learned = groups(seen(data, true));
        }
    }

    /**
     * Asks the metrics of as many items as a generation has, however many the regime wanted drawn.
     *
     * @param model that drew them: it says how likely the symbols of texts are, to metrics that ask, where no lens does
     */
    void compare(int generation, Corpus drawn, GenerativeModel model) {
        if (experiment.metrics().isEmpty()) {
            return;
        }
        if (holdout == null) {
            holdout = groups(seen(heldOut(), true));
        }
        Corpus items = Corpora.head(drawn, experiment.items());
        Schema schema = lens.schema(drawn.schema());
        List<Draw.Group> candidate = groups(seen(items, false));
        compare(generation, new Pool(schema, holdout, candidate), this::plain);
        if (!learned.isEmpty()) {
            compare(generation, new Pool(schema, learned, candidate, holdout), Metric::asksHoldout);
        }
        if (!lens.scores() && experiment.metrics().stream().anyMatch(Metric::asksLogProbabilities)) {
            UnaryOperator<Corpus> byModel = texts -> scored(texts, all -> logs(model, all));
            Pool scored = new Pool(drawn.schema(), groups(byModel.apply(heldOut())), groups(byModel.apply(items)));
            compare(generation, scored, Metric::asksLogProbabilities);
        }
    }

    private boolean plain(Metric metric) {
        return !metric.asksHoldout() && (lens.scores() || !metric.asksLogProbabilities());
    }

    /** Texts as the lens sees them. */
    private Corpus seen(Corpus texts, boolean real) {
        Corpus placed = lens.dimensions() == 0 ? texts : placed(texts, real);
        return lens.scores() ? scored(placed, all -> lens.logProbabilities(values(all), real)) : placed;
    }

    private Corpus placed(Corpus texts, boolean real) {
        List<Item> all = Corpora.list(texts);
        List<double[]> points = lens.embeddings(values(all), real);
        return new Items(
                lens.schema(texts.schema()),
                IntStream.range(0, all.size())
                        .mapToObj(i -> {
                            Payload.Text text = (Payload.Text) all.get(i).payload();
                            return all.get(i)
                                    .with(new Payload.Text(text.value(), text.logProbabilities(), points.get(i)));
                        })
                        .toList());
    }

    private static List<String> values(List<Item> texts) {
        return texts.stream()
                .map(item -> ((Payload.Text) item.payload()).value())
                .toList();
    }

    private static List<double[]> logs(GenerativeModel model, List<Item> texts) {
        return model instanceof Predictive predictive ? predictive.logs(texts) : List.of();
    }

    /**
     * Texts with the log probabilities of their symbols: up to 2,000 of them, evenly across all; the others have none. None has where nothing is said
     * of symbols, or one is excluded.
     */
    private static Corpus scored(Corpus texts, Function<List<Item>, List<double[]>> scorer) {
        List<Item> all = Corpora.list(texts);
        double share = Math.min(1, SCORED / (double) all.size());
        int[] asked = IntStream.range(0, all.size())
                .filter(i -> Math.floor((i + 1) * share) > Math.floor(i * share))
                .toArray();
        List<double[]> logs =
                scorer.apply(Arrays.stream(asked).mapToObj(all::get).toList());
        double[][] each = new double[all.size()][0];
        if (logs.stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            IntStream.range(0, logs.size()).forEach(i -> each[asked[i]] = logs.get(i));
        }
        return new Items(
                texts.schema(),
                IntStream.range(0, all.size())
                        .mapToObj(i -> {
                            Payload.Text text = (Payload.Text) all.get(i).payload();
                            return all.get(i).with(new Payload.Text(text.value(), each[i], text.embedding()));
                        })
                        .toList());
    }

    private void compare(int generation, Pool pool, Predicate<Metric> asked) {
        Sides sides = Sides.of(pool);
        for (Metric metric : experiment.metrics()) {
            if (asked.test(metric)) {
                add(generation, metric.card().id(), told(metric, metric.compare(sides)));
            }
        }
    }

    /**
     * The reference against itself: the held-out items and a real sample, shuffled together and dealt out again at the same sizes, in whole groups.
     * Not of copying: real data that is like both copies neither.
     */
    void reference(Corpus real, Seed seed) {
        if (experiment.metrics().isEmpty()) {
            return;
        }
        List<Draw.Group> all = new ArrayList<>(groups(seen(heldOut(), true)));
        int held = all.size();
        all.addAll(groups(seen(Corpora.head(real, experiment.items()), true)));
        UniformRandomProvider random = seed.random();
        for (int i = all.size() - 1; i > 0; i--) {
            Collections.swap(all, i, random.nextInt(i + 1));
        }
        compare(
                0,
                new Pool(lens.schema(real.schema()), all.subList(0, held), all.subList(held, all.size())),
                metric -> !metric.asksHoldout());
    }

    /**
     * Everything measured at generation 1 is undefined from this generation on.
     *
     * @param fitted whether its model was fitted, and drawing from it failed
     * @throws NoModel if it is the first
     */
    void failed(int generation, boolean fitted, IllegalArgumentException failure) {
        if (generation == 1) {
            throw new NoModel(fitted, failure);
        }
        Map<String, List<String>> subjects = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.generation() == 1) {
                subjects.computeIfAbsent(row.measure(), measure -> new ArrayList<>())
                        .add(row.value().subject());
            }
        }
        String why = Stop.reason(generation, failure.getMessage());
        for (int t = generation; t <= experiment.generations(); t++) {
            int at = t;
            subjects.forEach((measure, names) -> add(
                    at,
                    measure,
                    names.stream().<Value>map(s -> new Value.Undefined(s, why)).toList()));
        }
    }

    private void add(int generation, String measure, List<Value> values) {
        for (Value value : values) {
            rows.add(new Row(label, replicate, generation, measure, value));
        }
    }

    private static List<Draw.Group> groups(Corpus corpus) {
        return Profile.of(corpus, Set.of(EVERYTHING)).get(EVERYTHING).groups();
    }
}
