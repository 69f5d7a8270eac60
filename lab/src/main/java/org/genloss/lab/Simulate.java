package org.genloss.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Items;
import org.genloss.data.Seed;

/**
 * The loop: fit, draw, measure, choose what the next model is trained on. A replicate depends on nothing but its experiment, arm and number,
 * so any of them may run anywhere and in any order.
 *
 * <p>Seeds below the experiment's: {@code real/r} the real sample of replicate r and {@code first/r/1} its first fit and draw, both the same
 * for all arms; {@code label/r/t} with {@code fit}, {@code draw}, {@code fresh} and {@code next} for fit t of an arm.
 */
public final class Simulate {
    private Simulate() {}

    public static Replicate replicate(Experiment experiment, Regime regime, int replicate) {
        return replicate(experiment, Arm.of(regime), replicate);
    }

    public static Replicate replicate(Experiment experiment, Arm arm, int replicate) {
        Readings readings = new Readings(experiment, arm.label(), replicate);
        List<Corpus> samples = new ArrayList<>();
        Corpus real = experiment
                .real()
                .draw(experiment.items(), experiment.seed().child("real").child(replicate));
        if (arm.regime().isPresent()) {
            chain(experiment, arm, replicate, real, readings, samples);
        } else {
            readings.reference(real);
        }
        return new Replicate(readings.rows(), samples);
    }

    private static void chain(
            Experiment e, Arm arm, int replicate, Corpus real, Readings readings, List<Corpus> samples) {
        Regime regime = arm.regime().orElseThrow();
        boolean keep = replicate == 1;
        Seed first = e.seed().child("first").child(replicate);
        Seed later = e.seed().child(arm.label()).child(replicate);
        int draws = Math.max(e.items(), regime.synthetic(e.items()));
        Past past = new Past(real, regime.memory());
        Corpus data = real;
        for (int t = 1; t <= e.generations(); t++) {
            Seed seed = t == 1 ? first.child(t) : later.child(t);
            if (t > 1) {
                data = regime.next(past.history(t - 1, e.items()), fresh(e, regime, seed), seed.child("next"));
            }
            GenerativeModel model;
            try {
                model = e.learner().fit(data, seed.child("fit"));
            } catch (IllegalArgumentException failure) {
                readings.failed(t, failure);
                return;
            }
            readings.probe(t, model);
            if (t < e.generations() || keep || !e.metrics().isEmpty()) {
                Corpus drawn = model.draw(draws, seed.child("draw"));
                readings.compare(t, drawn);
                past.add(drawn);
                if (keep) {
                    samples.add(Corpora.head(drawn, e.items()));
                }
            }
        }
    }

    private static Corpus fresh(Experiment e, Regime regime, Seed seed) {
        int count = regime.fresh(e.items());
        return count == 0 ? new Items(e.real().schema(), List.of()) : e.real().draw(count, seed.child("fresh"));
    }

    /** The real data and as many draws as the regime remembers. */
    private static final class Past {
        private final Corpus real;
        private final int memory;
        private final ArrayDeque<Corpus> drawn = new ArrayDeque<>();

        Past(Corpus real, int memory) {
            this.real = real;
            this.memory = memory;
        }

        void add(Corpus draw) {
            if (drawn.size() == memory) {
                drawn.removeFirst();
            }
            drawn.addLast(draw);
        }

        History history(int fits, int items) {
            return new History(real, List.copyOf(drawn), fits, items);
        }
    }
}
