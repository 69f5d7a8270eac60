package org.genloss.lab.decomposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Learner;
import org.genloss.lab.NoModel;
import org.genloss.lab.Probe;
import org.genloss.lab.Regime;
import org.genloss.lab.Row;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Resampler;
import org.genloss.lab.probe.CrossEntropy;
import org.genloss.lab.probe.DivergenceFromTruth;
import org.genloss.lab.probe.DivergenceToTruth;
import org.genloss.lab.probe.JensenShannonFromTruth;
import org.genloss.lab.probe.NextSymbolDivergence;
import org.genloss.lab.probe.TotalVariationFromTruth;
import org.genloss.lab.probe.WassersteinToTruth;
import org.genloss.lab.probe.WeightError;
import org.genloss.lab.source.PoolSource;
import org.genloss.metric.Value;

/**
 * Where the distance of a chain from the truth comes from: the chain is run again with one, two or all three sources of error let in, from the
 * same seeds.
 *
 * <ul>
 *   <li>expressivity: the learner's own class, or else one that contains the truth ({@link Learner#rich});
 *   <li>learning: the learner's own optimiser and decoder and the experiment's mitigations, or else an exact fit drawn from as it is
 *       ({@link Learner#exact});
 *   <li>statistics: the experiment's items per fit, or else so many that they stand for infinitely many.
 * </ul>
 *
 * <p>With none of them let in the chain stays at the truth: exact fits of a class that contains it, to infinitely many items. That arm is the
 * truth itself and not run. Where no class with the learner's own optimiser is known to contain the truth, memorised items stand in for one if the
 * learner is exact; otherwise only the order expressivity, learning, statistics has numbers, which asks for no such class.
 *
 * <p>Data without a known law: the records that models are trained on are taken for the truth, drawn from with replacement. Categories and
 * the first two moments of a column then have distances as those of a law have; of anything else only the surprise above that of the best member
 * of the class, its first exact fit to infinitely many records, is known. What the class itself lacks at that fit is not; what later exact fits add
 * to it is, and stands under expressivity.
 *
 * <p>Distances are those among the experiment's own probes, or the first that fit where it has none of them.
 *
 * <p>Source: Shumailov et al. 2024, Nature 631:755 (the three errors); Shapley 1953 (the average over orders).
 */
public final class Decomposition {
    /** Items of an arm without statistical error, in items of the experiment. */
    public static final int FACTOR = 100;

    private static final List<Probe> DISTANCES = List.of(
            new DivergenceFromTruth(),
            new WassersteinToTruth(),
            new TotalVariationFromTruth(),
            new NextSymbolDivergence(),
            new WeightError(),
            new SampledTruth.Divergence());

    /** Distances that are taken apart only where they are asked for. */
    private static final List<Probe> ASKED = List.of(new DivergenceToTruth(), new JensenShannonFromTruth());

    /** What is asked where the records are the truth. */
    private static final List<Probe> OF_RECORDS = List.of(new WassersteinToTruth(), new CrossEntropy());

    private static final List<Probe> OF_CATEGORIES = List.of(new DivergenceFromTruth(), new TotalVariationFromTruth());

    /** Its entropy stands between the surprise of records and a divergence, and is not known; differences do without it. */
    private static final Card ABOVE_BEST = Card.of("cross-entropy-above-best", "Surprise above that of the best model")
            .says(
                    "How much more a model is surprised by the records than the best of its class, the first exact fit to very many of them: the divergence less its unknown least.")
            .formula(
                    "mean of ln q - ln p over the records, q the first exact fit of the same class to infinitely many of them")
            .unit(Card.Unit.NATS)
            .harm(Card.Harm.MORE)
            .undefinedWhen("the model has no density, or excludes a record")
            .source("Shannon 1948");

    /**
     * Which sources of error an arm lets in.
     *
     * @param times items per fit, in items of the experiment; 0 for infinitely many: no statistical error
     */
    record Corner(boolean expressivity, boolean learning, int times) {}

    /** Distances of one replicate of one regime: by arm, by distance, by generation; NaN where a distance is undefined. */
    record Outcome(Map<Corner, double[][]> distances) {
        double at(Corner corner, int distance, int generation) {
            return distances.get(corner)[distance][generation - 1];
        }

        List<Kept.Line> lines() {
            List<Kept.Line> lines = new ArrayList<>();
            distances.forEach((corner, numbers) -> {
                for (int d = 0; d < numbers.length; d++) {
                    for (int t = 0; t < numbers[d].length; t++) {
                        lines.add(new Kept.Line(
                                corner.expressivity, corner.learning, corner.times, d, t + 1, numbers[d][t]));
                    }
                }
            });
            return lines;
        }
    }

    private Outcome outcome(List<Kept.Line> lines) {
        Map<Corner, double[][]> all = new LinkedHashMap<>();
        for (Kept.Line line : lines) {
            all.computeIfAbsent(
                                    new Corner(line.expressivity(), line.learning(), line.times()),
                                    corner -> new double[distances.size()][experiment.generations()])[line.distance()][
                            line.generation() - 1] =
                    line.value();
        }
        return new Outcome(all);
    }

    /** What is kept of the replicate, or else all its arms run. @param regime index of it */
    Outcome outcome(int regime, int replicate, Kept kept) {
        Optional<List<Kept.Line>> there = kept.read(regime, replicate);
        if (there.isPresent()) {
            return outcome(there.get());
        }
        Outcome outcome = outcome(experiment.regimes().get(regime), replicate);
        kept.write(regime, replicate, outcome.lines());
        return outcome;
    }

    private final Experiment experiment;
    private final Source real;
    private final int factor;
    private final Learner exact;
    private final Optional<Learner> rich;
    private final List<Probe> distances;

    /**
     * @param factor items that stand for infinitely many, in items of the experiment, at least 2
     * @throws IllegalArgumentException where no distance fits, the learner has no exact form, the chain does not
     *     begin with the truth, or the regime counts items instead of sharing them out
     */
    public Decomposition(Experiment experiment, int factor) {
        this.experiment = experiment;
        this.factor = factor;
        Source source = experiment.real();
        if (source.start(1, experiment.seed()).isPresent() || source.of(1) != source) {
            throw new IllegalArgumentException(
                    "decompose needs chains that begin with draws of the one true law; leave out data.start and data.populations");
        }
        boolean records = source.truth().isEmpty();
        this.real = records ? PoolSource.of(source.draw(source.size(), experiment.seed())) : source;
        String id = experiment.learner().card().id();
        this.exact = experiment
                .learner()
                .exact()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "decompose needs to know what an exact fit is, and " + id
                                        + " does not say; for example gaussian, ppca, class-gaussian, categorical, histogram, ngram, kde and gmm do"));
        boolean plain = exact.equals(experiment.learner());
        this.rich = experiment
                .learner()
                .rich(real)
                .or(() -> plain && !records ? Optional.of(new Resampler()) : Optional.empty());
        List<Probe> possible = records ? Codes.fits(real.schema()) ? OF_CATEGORIES : OF_RECORDS : DISTANCES;
        List<Probe> fitting = possible.stream()
                .filter(probe -> probe.fits(experiment.learner().fitted(), real))
                .toList();
        List<Probe> asked = Stream.concat(fitting.stream(), records ? Stream.of() : ASKED.stream())
                .filter(experiment.probes()::contains)
                .toList();
        this.distances = asked.isEmpty() ? fitting : asked;
        if (distances.isEmpty()) {
            throw new IllegalArgumentException(
                    "decompose needs a distance from the true law, and there is none for " + id
                            + " on this data; one column of numbers or of categories has one, and learners with a density");
        }
        if (factor < 2 || (long) experiment.items() * factor > Integer.MAX_VALUE / 4) {
            throw new IllegalArgumentException("decompose needs a factor from 2 to "
                    + Integer.MAX_VALUE / 4 / experiment.items() + " (items times it are fitted), got " + factor);
        }
        experiment.regimes().forEach(this::refuseCounts);
    }

    /** With a fixed number of items of one kind there is no limit of infinitely many items: shares would change on the way. */
    private void refuseCounts(Regime regime) {
        int n = experiment.items();
        boolean grows = grows(regime.first(n), regime.first(n * factor));
        for (int fit = 2; fit <= Math.max(2, experiment.generations()); fit++) {
            grows &= grows(regime.fresh(n, fit), regime.fresh(n * factor, fit))
                    && grows(regime.synthetic(n, fit), regime.synthetic(n * factor, fit));
        }
        if (!grows) {
            throw new IllegalArgumentException("decompose lets the items grow, and "
                    + regime.card().id() + " asks for a fixed number of them; give a share instead, as fresh-mix does");
        }
    }

    private boolean grows(int few, int many) {
        return Math.abs(many - (long) factor * few) <= factor;
    }

    Experiment experiment() {
        return experiment;
    }

    List<Probe> distances() {
        return distances;
    }

    /** Whether of a distance only what exceeds that of the best member of the class can be known. */
    boolean aboveBest(int distance) {
        return distances.get(distance) instanceof CrossEntropy;
    }

    /** Whether the distance of a breakdown is what exceeds that of the best member of the class. */
    public static boolean aboveBest(Breakdown breakdown) {
        return breakdown.distance().id().equals(ABOVE_BEST.id());
    }

    Card card(int distance) {
        return aboveBest(distance) ? ABOVE_BEST : distances.get(distance).card();
    }

    /** What stands for a class that contains the truth; empty where there is none with the learner's own optimiser. */
    Optional<String> richClass() {
        return rich.map(learner -> learner.card().id());
    }

    /** Arms that are the same are run once: letting in an error that the experiment cannot make changes nothing. */
    private Corner same(Corner corner) {
        boolean learns = corner.learning
                && !(exact.equals(experiment.learner())
                        && experiment.mitigations().isEmpty());
        boolean lacks = corner.expressivity && !rich.equals(Optional.of(experiment.learner()));
        return new Corner(lacks, learns, corner.times);
    }

    /** Whether nothing is let in: the arm stays at the truth. */
    private static boolean ideal(Corner corner) {
        return !corner.expressivity && !corner.learning && corner.times == 0;
    }

    private Experiment arm(Corner corner, int replicate) {
        Learner own = corner.expressivity ? experiment.learner() : rich.orElseThrow();
        Learner fitted = corner.learning ? own : own.exact().orElseThrow();
        int items = experiment.items() * (corner.times == 0 ? factor : corner.times);
        return new Experiment(
                experiment.name(),
                real,
                fitted,
                experiment.regimes(),
                corner.learning ? experiment.mitigations() : List.of(),
                List.of(),
                distances.stream().map(probe -> sampled(probe, replicate)).toList(),
                experiment.generations(),
                items,
                experiment.replicates(),
                experiment.seed());
    }

    private Probe sampled(Probe probe, int replicate) {
        Seed seed = experiment.seed().child("truth").child(replicate);
        return probe instanceof SampledTruth.Divergence
                ? SampledTruth.Divergence.of(real.truth().orElseThrow(), seed)
                : probe;
    }

    /** Runs all arms of one replicate; depends on nothing but its arguments. */
    Outcome outcome(Regime regime, int replicate) {
        Map<Corner, double[][]> done = new LinkedHashMap<>();
        Map<Corner, double[][]> all = new LinkedHashMap<>();
        for (Corner corner : corners()) {
            Corner same = same(corner);
            if (!done.containsKey(same)) {
                done.put(same, run(same, regime, replicate));
            }
            all.put(corner, done.get(same));
        }
        for (int d = 0; d < distances.size(); d++) {
            if (aboveBest(d)) {
                double best = done.get(same(new Corner(true, false, 0)))[d][0];
                for (Map.Entry<Corner, double[][]> arm : done.entrySet()) {
                    double[] own = arm.getValue()[d];
                    boolean truth = ideal(arm.getKey());
                    Arrays.setAll(own, t -> truth ? 0 : own[t] - best);
                }
            }
        }
        return new Outcome(all);
    }

    private static List<Corner> corners() {
        List<Corner> corners = new ArrayList<>();
        for (int times : Signature.TIMES) {
            for (int bits = 0; bits < 4; bits++) {
                corners.add(new Corner((bits & 1) != 0, (bits & 2) != 0, times));
            }
        }
        return corners;
    }

    private double[][] run(Corner corner, Regime regime, int replicate) {
        double[][] numbers = new double[distances.size()][experiment.generations()];
        if (ideal(corner)) {
            return numbers;
        }
        for (double[] row : numbers) {
            Arrays.fill(row, Double.NaN);
        }
        if (!corner.expressivity && rich.isEmpty()) {
            return numbers;
        }
        try {
            List<String> ids = distances.stream().map(p -> p.card().id()).toList();
            for (Row row : Simulate.rows(
                    arm(corner, replicate), Arm.of(regime), replicate, (drawn, model, generation) -> {})) {
                boolean first = !row.value().subject().contains(": ");
                if (first && row.value() instanceof Value.Of of) {
                    numbers[ids.indexOf(row.measure())][row.generation() - 1] = of.number();
                }
            }
        } catch (NoModel e) {
            return numbers; // no number is what this arm has to say
        }
        return numbers;
    }
}
