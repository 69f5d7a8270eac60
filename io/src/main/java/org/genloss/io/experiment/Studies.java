package org.genloss.io.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Settings;
import org.genloss.catalog.UnknownName;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.io.UserError;
import org.genloss.io.plugin.Plugin;
import org.genloss.io.read.BadRow;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Learner;
import org.genloss.lab.Lens;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Probe;
import org.genloss.lab.Regime;
import org.genloss.lab.Sampling;
import org.genloss.lab.Source;
import org.genloss.lab.decomposition.Decomposition;
import org.genloss.lab.source.Populations;
import org.genloss.metric.Metric;

/** Turns an experiment file into experiments: names looked up on the shelves, factors multiplied out. */
public final class Studies {
    private Studies() {}

    /** @throws UserError naming what is wrong and what there is instead */
    public static Study of(Spec spec) {
        Map<Map<String, Object>, Source> sources = new LinkedHashMap<>();
        Set<BadRow> skipped = new LinkedHashSet<>(); // what is read twice is left out once
        List<Experiment> cells = new ArrayList<>();
        StudyModels models = new StudyModels(spec.models());
        List<Cell> combinations = Cell.all(spec);
        for (Cell cell : combinations) {
            try {
                Learner learner = learner(cell.spec());
                Source source = sources.computeIfAbsent(
                        cell.spec().data(),
                        data -> Sources.open(data, learner, cell.spec().seed(), skipped::add));
                Experiment experiment = experiment(cell, source, learner, models.over(source));
                if (spec.decompose() > 0) {
                    new Decomposition(experiment, spec.decompose());
                }
                cells.add(experiment);
            } catch (IllegalArgumentException e) {
                throw new UserError(
                        "experiment" + (cell.name().isEmpty() ? "" : ", " + cell.name()) + ": " + e.getMessage()
                                + (e instanceof UnknownName ? "" : "."),
                        e);
            }
        }
        Spec resolved = resolve(spec, combinations, cells.get(0), models.resolved());
        return new Study(resolved, cells, Sources.digest(sources.values()), List.copyOf(skipped));
    }

    private static Learner learner(Spec spec) {
        Catalog<Learner> learners = Catalog.of(Learner.class, "learner");
        refuseUnfetched(String.valueOf(spec.learner().get("id")), learners);
        Learner learner = configured(learners, spec.learner()).settled();
        requireMachine(learner);
        return learner;
    }

    /** What a machine lacks has nothing to do with the experiment: the learner is named that it concerns. What a setting lacks names that. */
    private static void requireMachine(Learner learner) {
        String id = learner.card().id();
        try {
            learner.require();
        } catch (IllegalArgumentException e) {
            if (e.getMessage().startsWith(id + ".")) {
                throw e;
            }
            throw new UserError(id + ": " + e.getMessage() + ".", e);
        }
    }

    private static Experiment experiment(Cell cell, Source source, Learner learner, Lens lens) {
        Spec spec = cell.spec();
        refuseTwice(spec);
        Learner sampled = learner.sampled(Settings.with(new Sampling(), spec.sampling()));
        List<Regime> regimes = spec.regimes().stream()
                .map(regime -> configured(Catalog.of(Regime.class, "regime"), regime))
                .toList();
        List<Mitigation> mitigations =
                spec.mitigations().stream().map(Mitigations::of).toList();
        refuseTable(learner, source.schema());
        refuseIdlePopulations(source, regimes);
        regimes.forEach(regime -> refuseShort(regime, spec.generations()));
        Measures measures = Measures.of(spec.metrics(), learner, source, lens);
        SweepTerms.check(spec.sweep(), measures);
        int items = spec.items() == 0 ? source.size() : spec.items();
        return new Experiment(
                cell.name(),
                source,
                sampled,
                regimes,
                mitigations,
                measures.metrics(),
                measures.probes(),
                spec.generations(),
                items,
                spec.replicates(),
                Seed.of(spec.seed()),
                lens);
    }

    private static void refuseUnfetched(String id, Catalog<Learner> learners) {
        Optional<Plugin> plugin = learners.ids().contains(id) ? Optional.empty() : Plugin.having(id);
        if (plugin.isPresent()) {
            throw new UserError(plugin.get().missing("the learner " + id));
        }
    }

    /** What a learner has as a setting of its own and what {@code sampling} says would multiply without a word. */
    private static void refuseTwice(Spec spec) {
        Map<String, Object> plain = Settings.of(new Sampling());
        Map<String, Object> own = Settings.of(configured(Catalog.of(Learner.class, "learner"), spec.learner()));
        Map<String, Object> usual = Settings.of(Catalog.of(Learner.class, "learner")
                .get(String.valueOf(spec.learner().get("id"))));
        Settings.of(Settings.with(new Sampling(), spec.sampling())).forEach((name, value) -> {
            String same = name.equals("top-k") && own.containsKey("top") ? "top" : name;
            boolean twice = !value.equals(plain.get(name))
                    && own.containsKey(same)
                    && !own.get(same).equals(usual.get(same));
            if (twice) {
                throw new IllegalArgumentException("learner." + same + " is " + own.get(same) + " and sampling." + name
                        + " is " + value + ": both say how models are drawn from. Leave one of them out");
            }
        });
    }

    /** A file of numbers in columns is a table unless it is asked for as vectors. */
    private static void refuseTable(Learner learner, Schema schema) {
        boolean numbers = schema.kind() == Schema.Kind.TABLE
                && schema.columns().stream().allMatch(column -> column.scale() == Schema.Scale.NUMERIC);
        int width = schema.columns().size();
        if (numbers && !learner.fits(schema) && learner.fits(Schema.vector(width))) {
            throw new IllegalArgumentException(
                    "the learner " + learner.card().id()
                            + " is for vectors, and the data is a table of "
                            + width + (width == 1 ? " column" : " columns")
                            + " of numbers: read each row as a vector, by --kind vector or data: { path: .., kind: vector }; learners of tables are among genloss learners");
        }
    }

    private static void refuseShort(Regime regime, int generations) {
        if (generations < regime.fits()) {
            throw new IllegalArgumentException(Arm.of(regime).label() + " needs at least " + regime.fits()
                    + " generations to do what it is for, got " + generations);
        }
    }

    private static void refuseIdlePopulations(Source source, List<Regime> regimes) {
        int models = regimes.stream().mapToInt(Regime::models).max().orElse(1);
        if (source instanceof Populations populations && populations.each().size() > models) {
            throw new IllegalArgumentException("the data names "
                    + populations.each().size() + " populations, and no regime trains as many models, only " + models
                    + " side by side; name the regime cross-feed, or fewer populations");
        }
    }

    static <T extends Carded> T configured(Catalog<T> shelf, Map<String, Object> entry) {
        Map<String, Object> settings = new LinkedHashMap<>(entry);
        return Settings.with(shelf.get(String.valueOf(settings.remove("id"))), settings);
    }

    /** The file with what the first cell settled: every setting, the items, the metrics. */
    private static Spec resolve(
            Spec spec, List<Cell> cells, Experiment first, Map<String, Map<String, Object>> models) {
        Spec cell = cells.get(0).spec();
        List<Map<String, Object>> regimes =
                first.regimes().stream().map(Studies::entry).toList();
        Map<String, Object> sampling =
                cell.sampling().isEmpty() ? Map.of() : Settings.of(Settings.with(new Sampling(), cell.sampling()));
        List<String> measures = new ArrayList<>();
        first.metrics().forEach(m -> measures.add(measure(m, Catalog.of(Metric.class, "metric"))));
        first.probes().forEach(p -> measures.add(measure(p, Catalog.of(Probe.class, "probe"))));
        List<String> asked = cell.metrics().stream().map(Studies::id).toList();
        measures.sort(Comparator.comparingInt(measure -> place(id(measure), asked)));
        boolean varied =
                spec.vary().keySet().stream().anyMatch(path -> path.startsWith("data") || path.equals("items"));
        int items = varied ? spec.items() : first.items();
        return new Spec(
                spec.name(),
                spec.seed(),
                Sources.absolute(spec.data()),
                learner(cells),
                sampling,
                regimes,
                first.mitigations().stream().map(Mitigations::entry).toList(),
                spec.generations(),
                items,
                spec.replicates(),
                spec.vary(),
                measures,
                models,
                spec.sweep(),
                spec.decompose());
    }

    /** Settled where all cells settle it alike; what follows from a factor is left to follow from it. */
    private static Map<String, Object> learner(List<Cell> cells) {
        List<Learner> learners = cells.stream()
                .map(cell -> configured(
                        Catalog.of(Learner.class, "learner"), cell.spec().learner()))
                .toList();
        Map<String, Object> asked = entry(learners.get(0));
        List<Map<String, Object>> settled =
                learners.stream().map(learner -> entry(learner.settled())).toList();
        asked.replaceAll((name, value) ->
                settled.stream().allMatch(each -> settled.get(0).get(name).equals(each.get(name)))
                        ? settled.get(0).get(name)
                        : value);
        return asked;
    }

    private static String id(String measure) {
        return measure.replaceFirst(":.*", "");
    }

    /** Where a measure was asked for: by itself, or else with all of a group. */
    private static int place(String id, List<String> asked) {
        int named = asked.indexOf(id);
        return named >= 0 ? named : Math.max(asked.indexOf(Measures.DEFAULT), asked.indexOf(Measures.SEEDS));
    }

    /** The id, and the settings that are not the shelf's: {@code tail-mass:deviations=3.0}. */
    private static <T extends Carded> String measure(T entry, Catalog<T> shelf) {
        String id = entry.card().id();
        Map<String, Object> settings = entry(entry);
        settings.entrySet().removeAll(entry(shelf.get(id)).entrySet());
        return settings.isEmpty()
                ? id
                : id + ":"
                        + settings.entrySet().stream()
                                .map(s -> s.getKey() + "=" + s.getValue())
                                .collect(Collectors.joining(","));
    }

    static Map<String, Object> entry(Carded entry) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", entry.card().id());
        Settings.of(entry)
                .forEach((name, value) ->
                        map.put(name, value instanceof Enum<?> constant ? Settings.word(constant) : value));
        return map;
    }
}
