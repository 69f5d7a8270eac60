package org.genloss.testkit.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.Exponential;
import org.genloss.lab.learner.ExponentialModel;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Gmm;
import org.genloss.lab.learner.Histogram;
import org.genloss.lab.learner.Kde;
import org.genloss.lab.learner.Poisson;
import org.genloss.lab.learner.PoissonModel;
import org.genloss.lab.learner.Resampler;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LawSource;

/**
 * Bytes allocated per replicate and generation of the replace loop by learners of one column, without metrics and probes: at 1,000 and at 10,000
 * items, and what one more item costs. The numbers drawn themselves take 8 bytes an item, categories 4.
 */
public final class Allocation {
    private static final int GENERATIONS = 20;
    private static final int WARM = 300;
    private static final int REPLICATES = 20;

    private Allocation() {}

    public static void main(String[] arguments) {
        System.out.printf(Locale.ROOT, "%-24s %14s %14s %14s%n", "learner", "n = 1,000", "n = 10,000", "bytes an item");
        rows().forEach((name, row) -> {
            double few = perGeneration(row, 1_000);
            double many = perGeneration(row, 10_000);
            System.out.printf(Locale.ROOT, "%-24s %14.0f %14.0f %14.2f%n", name, few, many, (many - few) / 9_000);
        });
    }

    /** A learner and the law of its data. */
    private record Line(Learner learner, Source real) {}

    private static Map<String, Line> rows() {
        Schema line = Schema.vector(1);
        Source normal = LawSource.gaussian(0, 1, 1_000);
        CategoricalLaw zipf = CategoricalLaw.zipf(100, 1);
        Source categories = new LawSource(zipf, 1_000, zipf.categories().schema());
        Map<String, Line> rows = new LinkedHashMap<>();
        rows.put("gaussian", new Line(new Gaussian(), normal));
        rows.put("gaussian, systematic", new Line(new Gaussian().sampled(Sampling.even()), normal));
        rows.put("exponential", new Line(new Exponential(), new LawSource(new ExponentialModel(line, 2), 1_000, line)));
        rows.put("poisson", new Line(new Poisson(), new LawSource(new PoissonModel(line, 5), 1_000, line)));
        rows.put("histogram", new Line(new Histogram(30, 0, "-4..4"), normal));
        rows.put("kde", new Line(new Kde(), normal));
        rows.put("gmm", new Line(new Gmm(2, Gmm.Shape.FULL, 1e-6, 1e-5, 5), normal));
        rows.put("resampler", new Line(new Resampler(), normal));
        rows.put("categorical", new Line(new Categorical(), categories));
        rows.put("categorical, systematic", new Line(new Categorical().sampled(Sampling.even()), categories));
        return rows;
    }

    private static double perGeneration(Line line, int items) {
        Experiment experiment = new Experiment(
                "",
                line.real(),
                line.learner(),
                List.of(new Replace()),
                List.of(),
                List.of(),
                GENERATIONS,
                items,
                WARM + REPLICATES,
                Seed.of(1));
        Arm arm = Arm.of(new Replace());
        // replicate 1 keeps what it drew
        for (int r = 2; r <= WARM * 1_000 / items + 2; r++) {
            Simulate.replicate(experiment, arm, r);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        for (int r = 0; r < REPLICATES; r++) {
            Simulate.replicate(experiment, arm, WARM + r);
        }
        return (threads.getThreadAllocatedBytes(id) - before) / (double) (REPLICATES * GENERATIONS);
    }
}
