package org.genloss.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;

/**
 * The loop: fit, draw, measure, choose what the next model is trained on. A replicate depends on nothing but its experiment, arm and number,
 * so any of them may run anywhere and in any order.
 *
 * <p>Seeds below the experiment's: {@code real/r} the real sample of replicate r and {@code first/r/1} its first fit and draw, both the same
 * for all arms; {@code label/r/t} with {@code fit}, {@code draw}, {@code fresh}, {@code next} and {@code mitigate/i} for fit t of an arm.
 * Where models are trained side by side, those after the first have {@code model/m} below each of these roots.
 */
public final class Simulate {
    /** 2.5 % of so many lie beyond the outermost. */
    private static final int MOST_SPLITS = 39;

    private Simulate() {}

    public static Replicate replicate(Experiment experiment, Regime regime, int replicate) {
        return replicate(experiment, Arm.of(regime), replicate);
    }

    /** With what every model of replicate 1 drew. */
    public static Replicate replicate(Experiment experiment, Arm arm, int replicate) {
        List<Corpus> samples = new ArrayList<>();
        return new Replicate(
                rows(experiment, arm, replicate, (drawn, model, generation) -> samples.add(drawn)), samples);
    }

    /**
     * The rows of one replicate.
     *
     * @param samples given what each model of replicate 1 drew
     */
    public static List<Row> rows(Experiment experiment, Arm arm, int replicate, Samples samples) {
        Readings readings = new Readings(experiment, arm.label(), replicate);
        if (arm.regime().isPresent()) {
            List<Chain> chains = IntStream.range(0, arm.regime().orElseThrow().models())
                    .mapToObj(model -> new Chain(experiment, arm, replicate, model))
                    .toList();
            run(experiment, chains, readings, replicate == 1 ? Optional.of(samples) : Optional.empty());
        } else {
            return reference(experiment, arm, replicate);
        }
        return readings.rows();
    }

    /** Splits are dealt out to the replicates in turn, so that the numbers do not depend on which replicate runs where. */
    private static List<Row> reference(Experiment experiment, Arm arm, int replicate) {
        List<Row> rows = new ArrayList<>();
        for (int split = replicate; split <= splits(experiment); split += experiment.replicates()) {
            Readings readings = new Readings(experiment, arm.label(), split);
            Seed seed = experiment.seed().child("real").child(split);
            readings.reference(experiment.real().draw(experiment.items(), seed), seed.child("split"));
            rows.addAll(readings.rows());
        }
        return rows;
    }

    /** How often the reference is held against itself: up to a quarter of the comparisons of the arms, at most 39 times, in each replicate once. */
    private static int splits(Experiment experiment) {
        long comparisons =
                (experiment.regimes().size() + 1L) * experiment.generations() * (long) experiment.replicates();
        return (int) Math.max(experiment.replicates(), Math.min(MOST_SPLITS, comparisons / 4));
    }

    private static void run(Experiment e, List<Chain> chains, Readings readings, Optional<Samples> samples) {
        boolean keep = samples.isPresent();
        for (int t = 1; t <= e.generations(); t++) {
            int fit = t;
            Corpus drawn = null;
            boolean fitted = false;
            try {
                List<History> pasts =
                        chains.stream().map(chain -> chain.history(fit)).toList();
                chains.forEach(chain -> chain.fit(fit, pasts));
                if (t == 1) {
                    readings.learned(chains.get(0).trained());
                }
                fitted = true;
                for (Chain chain : chains) {
                    boolean looked = chain.index == 0 && (keep || readings.looks());
                    if (t < e.generations() || looked) {
                        Corpus draw = chain.draw(t);
                        drawn = looked ? draw : drawn;
                    }
                }
            } catch (IllegalArgumentException failure) {
                readings.failed(t, fitted, failure);
                return;
            }
            Optional<Corpus> first = Optional.ofNullable(drawn);
            chains.forEach(chain -> readings.probe(fit, chain, first));
            if (drawn != null) {
                readings.compare(t, drawn, chains.get(0).model);
                Corpus shown = Corpora.head(drawn, e.items());
                samples.ifPresent(sink -> sink.drawn(shown, chains.get(0).model, fit));
            }
        }
    }
}
