package org.genloss.testkit.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Row;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;
import org.genloss.metric.Value;

/**
 * 1-d Gaussian replace, n = 100, 50 generations, 10,000 replicates on one thread, beside {@code bench/gauss.py}. Seconds are processor time of
 * the whole process, compiler and collector included.
 */
public final class GaussianReplace {
    private static final int REPLICATES = 10_000;
    private static final int GENERATIONS = 50;
    private static final int ITEMS = 100;

    /** Mean and variance of the model. */
    private record Both() implements Probe {
        @Override
        public Card card() {
            return Card.of("mean-and-variance", "Mean and variance");
        }

        @Override
        public boolean fits(Learner learner, Source real) {
            return learner instanceof Gaussian;
        }

        @Override
        public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
            GaussianModel gaussian = (GaussianModel) model;
            return List.of(new Value.Of("mean", gaussian.mean(0)), new Value.Of("variance", gaussian.covariance(0, 0)));
        }
    }

    private GaussianReplace() {}

    /** @param arguments repeats, 5 if not given */
    public static void main(String[] arguments) {
        int repeats = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        double[] seconds = new double[repeats];
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        for (int repeat = 0; repeat < repeats; repeat++) {
            long start = process.getProcessCpuTime();
            double variance = run(repeat);
            seconds[repeat] = (process.getProcessCpuTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%.3f s  mean variance %.4f (exact %.4f)%n",
                    seconds[repeat],
                    variance,
                    Math.pow(1 - 1.0 / ITEMS, GENERATIONS));
        }
        Arrays.sort(seconds);
        System.out.printf(Locale.ROOT, "median %.3f s, least %.3f s%n", seconds[repeats / 2], seconds[0]);
    }

    private static double run(int seed) {
        Arm replace = Arm.of(new Replace());
        Experiment experiment = new Experiment(
                "",
                LawSource.gaussian(0, 1, ITEMS),
                new Gaussian(),
                List.of(new Replace()),
                List.of(),
                List.of(new Both()),
                GENERATIONS,
                ITEMS,
                REPLICATES,
                Seed.of(seed));
        double sum = 0;
        for (int r = 1; r <= REPLICATES; r++) {
            List<Row> rows = Simulate.replicate(experiment, replace, r).rows();
            sum += ((Value.Of) rows.get(rows.size() - 1).value()).number();
        }
        return sum / REPLICATES;
    }
}
