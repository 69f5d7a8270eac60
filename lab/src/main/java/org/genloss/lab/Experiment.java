package org.genloss.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.metric.Metric;

/**
 * One cell of a study: everything that decides the numbers of its replicates.
 *
 * @param name name of the cell; empty where the study has only one
 * @param real where real data comes from
 * @param learner what is fitted at each generation
 * @param regimes what the next model is trained on, side by side
 * @param mitigations done to the data of every round, in this order
 * @param metrics asked of what the models draw, against the held-out real data
 * @param probes asked of the models
 * @param generations fits in one replicate, at least 1
 * @param items items per generation
 * @param replicates independent reruns of the whole chain
 * @param seed root of all randomness
 * @param lens looks at texts before metrics compare them
 */
public record Experiment(
        String name,
        Source real,
        Learner learner,
        List<Regime> regimes,
        List<Mitigation> mitigations,
        List<Metric> metrics,
        List<Probe> probes,
        int generations,
        int items,
        int replicates,
        Seed seed,
        Lens lens) {
    public Experiment {
        regimes = List.copyOf(regimes);
        mitigations = List.copyOf(mitigations);
        metrics = List.copyOf(metrics);
        probes = List.copyOf(probes);
        positive("generations", generations);
        positive("items", items);
        positive("replicates", replicates);
        String id = learner.card().id();
        if (!learner.fits(real.schema())) {
            throw new IllegalArgumentException("the learner " + id + " cannot be fitted to " + shape(real)
                    + "; those that fit it: " + fitting(Learner.class, "learner", one -> one.fits(real.schema())));
        }
        learner.require();
        boolean settled = mitigations.stream().anyMatch(Mitigation::settles);
        for (Mitigation mitigation : mitigations) {
            if (!mitigation.fits(real.schema())) {
                throw new IllegalArgumentException(
                        "the mitigation " + mitigation.card().id() + " has no meaning for " + shape(real)
                                + ": it has none where " + mitigation.card().undefined() + "; those that have: "
                                + fitting(Mitigation.class, "mitigation", one -> one.fits(real.schema())));
            }
            mitigation.check(learner, real);
            refuseWeights(mitigation, mitigation.weighs() && !settled(mitigation, mitigations), learner);
        }
        for (Regime regime : regimes) {
            refuseWeights(regime, regime.weighs() && !settled, learner);
            mitigations.forEach(mitigation -> mitigation.check(regime, items));
            refuseDegenerate(learner, regime, items, real);
            refuseShortStart(regime.first(items), real.start(regime.first(items), seed));
            for (int fit = 1; fit <= generations; fit++) {
                refuseSize(regime, fit, items, real);
            }
        }
        refuseSize(Arm.REAL_ONLY.regime().orElseThrow(), 2, items, real);
    }

    private static String shape(Source real) {
        String kind = real.schema().kind().word() + " data";
        int width = real.schema().kind() == Schema.Kind.TEXT ? 0 : real.schema().width();
        return width == 0 ? kind : kind + " of " + width + (width == 1 ? " column" : " columns");
    }

    private static void refuseDegenerate(Learner learner, Regime regime, int items, Source real) {
        int least = learner.least(real.schema());
        if (regime.first(items) < least) {
            throw new IllegalArgumentException("the learner " + learner.card().id() + " on " + shape(real)
                    + " needs at least " + least + " items in the first fit, got " + regime.first(items)
                    + ": of fewer the model is degenerate from the start");
        }
    }

    /** Ids of what fits; what needs settings before it can say is left out. */
    private static <T extends Carded> String fitting(Class<T> type, String word, Predicate<T> fits) {
        return Catalog.of(type, word).all().stream()
                .filter(one -> {
                    try {
                        return fits.test(one);
                    } catch (IllegalArgumentException unsettled) {
                        return false;
                    }
                })
                .map(one -> one.card().id())
                .collect(Collectors.joining(", "));
    }

    /** An experiment in which nothing looks at texts but the metrics. */
    public Experiment(
            String name,
            Source real,
            Learner learner,
            List<Regime> regimes,
            List<Mitigation> mitigations,
            List<Metric> metrics,
            List<Probe> probes,
            int generations,
            int items,
            int replicates,
            Seed seed) {
        this(
                name,
                real,
                learner,
                regimes,
                mitigations,
                metrics,
                probes,
                generations,
                items,
                replicates,
                seed,
                Lens.NONE);
    }

    /** Also without mitigations. */
    public Experiment(
            String name,
            Source real,
            Learner learner,
            List<Regime> regimes,
            List<Metric> metrics,
            List<Probe> probes,
            int generations,
            int items,
            int replicates,
            Seed seed) {
        this(name, real, learner, regimes, List.of(), metrics, probes, generations, items, replicates, seed);
    }

    /** The same experiment with another learner. */
    public Experiment with(Learner other) {
        return new Experiment(
                name, real, other, regimes, mitigations, metrics, probes, generations, items, replicates, seed, lens);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " needs to be at least 1, got " + value);
        }
    }

    /** Records cannot be drawn like a law: a round sees each of them once at most. Also asks for sizes that a regime itself refuses. */
    private static void refuseSize(Regime regime, int fit, int items, Source real) {
        int wanted = fit == 1 ? regime.first(items) : regime.fresh(items, fit);
        int drawn = fit == 1 ? 0 : regime.synthetic(items, fit);
        if (wanted > 0 && wanted < real.least()) {
            throw new IllegalArgumentException(regime.card().id() + " asks for " + wanted + " real items in fit " + fit
                    + ", and a sample of this data has at least " + real.least());
        }
        if (wanted > real.most() || drawn < 0) {
            throw new TooFew(
                    regime.card().id() + " asks for " + wanted + " real items in fit " + fit, wanted, real.most());
        }
    }

    private static void refuseShortStart(int wanted, Optional<Corpus> start) {
        int there = start.map(Corpora::size).orElse(wanted);
        if (there < wanted) {
            throw new IllegalArgumentException("the first fit asks for " + wanted + " items, and data.start has "
                    + there + " to train on: ask for fewer items, or give more data");
        }
    }

    /** Whether one of those after it turns weights into items. */
    private static boolean settled(Mitigation weighing, List<Mitigation> all) {
        boolean late = weighing.stage() == Mitigation.Stage.TRAINING;
        int from = late ? all.indexOf(weighing) + 1 : 0;
        return all.subList(from, all.size()).stream().anyMatch(Mitigation::settles);
    }

    private static void refuseWeights(Carded from, boolean weighs, Learner learner) {
        if (weighs && !learner.weighs()) {
            throw new IllegalArgumentException(from.card().id() + " gives items weights, and the learner "
                    + learner.card().id()
                    + " cannot use them; add the mitigation resample, which turns weights into items");
        }
    }

    /** Whether nothing is done to the data, the chains begin with real data, and there is one source of it: what most closed forms are about. */
    public boolean plain() {
        return mitigations.isEmpty() && real.start(1, seed).isEmpty() && real.of(1) == real;
    }
}
