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
import org.genloss.lab.Regime;
import org.genloss.lab.Simulate;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Subsample;
import org.genloss.lab.source.LawSource;
import org.genloss.metric.Value;

/**
 * What the loop costs along generations, items and replicates, one of them doubled at a time: processor milliseconds of the process, the
 * median of the repeats. Straight lines double from column to column.
 */
public final class LoopCost {
    private static final int STEPS = 5;

    /** One number a model, so that a run has something to say. */
    private record First() implements Probe {
        @Override
        public Card card() {
            return Card.of("first-parameter", "First parameter");
        }

        @Override
        public boolean fits(Learner learner, Source real) {
            return true;
        }

        @Override
        public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
            GenerativeModel.Parameter first = model.parameters().get(0);
            return List.of(Value.of(first.name(), first.value(), "not finite"));
        }
    }

    private record Case(Learner learner, Regime regime) {}

    private static final List<Case> CASES = List.of(
            new Case(new Gaussian(), new Replace()),
            new Case(new Gaussian(), new FreshMix()),
            new Case(new Gaussian(), new Subsample()),
            new Case(new Gaussian(), new Accumulate()),
            new Case(new Categorical(), new Accumulate()));

    private LoopCost() {}

    /**
     * Without arguments the curves; with {@code accumulate GENERATIONS ITEMS} one chain of a Gaussian, to be run under a small {@code -Xmx}.
     *
     * @param arguments repeats, 5 if not given; or the word, and two numbers
     */
    public static void main(String[] arguments) {
        if (arguments.length == 3) {
            Case accumulate = new Case(new Gaussian(), new Accumulate());
            double seconds = seconds(accumulate, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 1);
            System.out.printf(Locale.ROOT, "%.2f s%n", seconds);
            return;
        }
        int repeats = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        curve("generations (1,000 items)", repeats, 1000, (c, size) -> seconds(c, size, 1000, 1));
        curve("items (100 generations)", repeats, 10_000, (c, size) -> seconds(c, 100, size, 1));
        curve("replicates (100 generations of 100 items)", repeats, 200, (c, size) -> seconds(c, 100, 100, size));
    }

    private interface Cost {
        double of(Case what, int size);
    }

    private static void curve(String name, int repeats, int least, Cost cost) {
        System.out.println("processor milliseconds by " + name);
        System.out.printf("%-22s", "");
        for (int step = 0; step < STEPS; step++) {
            System.out.printf(Locale.ROOT, "%10d", least << step);
        }
        System.out.println();
        for (Case what : CASES) {
            cost.of(what, least << (STEPS - 1));
            String learner = what.learner().card().id();
            System.out.printf("%-22s", learner + ", " + what.regime().card().id());
            for (int step = 0; step < STEPS; step++) {
                double[] seconds = new double[repeats];
                for (int repeat = 0; repeat < repeats; repeat++) {
                    seconds[repeat] = cost.of(what, least << step);
                }
                Arrays.sort(seconds);
                System.out.printf(Locale.ROOT, "%10.1f", 1000 * seconds[repeats / 2]);
            }
            System.out.println();
        }
    }

    private static Source categories(int items) {
        CategoricalLaw law = CategoricalLaw.zipf(100, 1);
        return new LawSource(law, items, law.categories().schema());
    }

    private static double seconds(Case what, int generations, int items, int replicates) {
        Experiment experiment = new Experiment(
                "",
                what.learner() instanceof Categorical ? categories(items) : LawSource.gaussian(0, 1, items),
                what.learner(),
                List.of(what.regime()),
                List.of(),
                List.of(new First()),
                generations,
                items,
                replicates,
                Seed.of(1));
        Arm arm = Arm.of(what.regime());
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = process.getProcessCpuTime();
        for (int replicate = 2; replicate <= replicates + 1; replicate++) {
            Simulate.replicate(experiment, arm, replicate);
        }
        return (process.getProcessCpuTime() - start) / 1e9;
    }
}
