package org.genloss.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.genloss.lab.learner.Resampler;
import org.genloss.lab.probe.DivergenceFromTruth;
import org.genloss.lab.probe.NextSymbolDivergence;
import org.genloss.lab.probe.TotalVariationFromTruth;
import org.genloss.lab.probe.WassersteinToTruth;
import org.genloss.lab.probe.WeightError;
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
 * <p>Distances are those among the experiment's own probes, or all that fit where it has none of them.
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
            new WeightError());

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
    }

    private final Experiment experiment;
    private final int factor;
    private final Learner exact;
    private final Optional<Learner> rich;
    private final List<Probe> distances;

    /**
     * @param factor items that stand for infinitely many, in items of the experiment, at least 2
     * @throws IllegalArgumentException where the truth is not known, no distance from it fits, the learner has no exact form, the chain does not
     *     begin with the truth, or the regime counts items instead of sharing them out
     */
    public Decomposition(Experiment experiment, int factor) {
        this.experiment = experiment;
        this.factor = factor;
        Source real = experiment.real();
        if (real.truth().isEmpty()) {
            throw new IllegalArgumentException(
                    "decompose needs data whose law is known, because each error is a distance from it, and this data has no law;"
                            + " use a built-in law that resembles it, such as data: { builtin: gaussian }");
        }
        if (real.start(1, experiment.seed()).isPresent() || real.of(1) != real) {
            throw new IllegalArgumentException(
                    "decompose needs chains that begin with draws of the one true law; leave out data.start and data.populations");
        }
        String id = experiment.learner().card().id();
        this.exact = experiment
                .learner()
                .exact()
                .orElseThrow(() -> new IllegalArgumentException("decompose needs to know what an exact fit is, and "
                        + id + " does not say; gaussian, categorical, histogram, kde and gmm do"));
        boolean plain = exact.equals(experiment.learner());
        this.rich = experiment.learner().rich(real).or(() -> plain ? Optional.of(new Resampler()) : Optional.empty());
        List<Probe> fitting = DISTANCES.stream()
                .filter(probe -> probe.fits(experiment.learner(), real))
                .toList();
        List<Probe> asked =
                fitting.stream().filter(experiment.probes()::contains).toList();
        this.distances = asked.isEmpty() ? fitting : asked;
        if (distances.isEmpty()) {
            throw new IllegalArgumentException("decompose needs a distance from the true law, and there is none for "
                    + id + " on this data; one column of numbers or of categories has one");
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

    private Experiment arm(Corner corner) {
        Learner own = corner.expressivity ? experiment.learner() : rich.orElseThrow();
        Learner fitted = corner.learning ? own : own.exact().orElseThrow();
        int items = experiment.items() * (corner.times == 0 ? factor : corner.times);
        return new Experiment(
                experiment.name(),
                experiment.real(),
                fitted,
                experiment.regimes(),
                corner.learning ? experiment.mitigations() : List.of(),
                List.of(),
                distances,
                experiment.generations(),
                items,
                experiment.replicates(),
                experiment.seed());
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
            for (Row row : Simulate.replicate(arm(corner), regime, replicate).rows()) {
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
