package org.genloss.lab;

import java.util.List;
import org.genloss.data.Seed;
import org.genloss.metric.Metric;

/**
 * One cell of a study: everything that decides the numbers of its replicates.
 *
 * @param name name of the cell; empty where the study has only one
 * @param real where real data comes from
 * @param learner what is fitted at each generation
 * @param regimes what the next model is trained on, side by side
 * @param metrics asked of what the models draw, against the held-out real data
 * @param probes asked of the models
 * @param generations fits in one replicate, at least 1
 * @param items items per generation
 * @param replicates independent reruns of the whole chain
 * @param seed root of all randomness
 */
public record Experiment(
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
    public Experiment {
        regimes = List.copyOf(regimes);
        metrics = List.copyOf(metrics);
        probes = List.copyOf(probes);
        positive("generations", generations);
        positive("items", items);
        positive("replicates", replicates);
        if (!learner.fits(real.schema())) {
            throw new IllegalArgumentException("the learner " + learner.card().id() + " cannot be fitted to "
                    + real.schema().kind().word() + " data");
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " needs to be at least 1, got " + value);
        }
    }
}
