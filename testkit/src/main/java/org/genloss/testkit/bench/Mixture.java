package org.genloss.testkit.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.learner.Gmm;
import org.genloss.lab.learner.Start;

/**
 * Mixture of 8 Gaussians on 100,000 x 10, full covariance, from a k-means start, beside {@code bench/gmm.py}. Seconds are processor time of
 * the whole process, compiler and collector included.
 */
public final class Mixture {
    private static final int ITEMS = 100_000;
    private static final int DIMENSIONS = 10;
    private static final int COMPONENTS = 8;
    private static final int REPEATS = 3;

    private Mixture() {}

    /** @param arguments steps of the longer fit, 21 if not given */
    public static void main(String[] arguments) {
        int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 21;
        Vectors data = data();
        double few = median(data, 1);
        double many = median(data, most);
        System.out.printf(
                Locale.ROOT,
                "start and 1 step %.2f s, %d steps %.2f s, a step %.3f s%n",
                few,
                most,
                many,
                (many - few) / (most - 1));
    }

    private static Vectors data() {
        UniformRandomProvider random = Seed.of(1).random();
        double[][] centres = new double[COMPONENTS][DIMENSIONS];
        for (double[] centre : centres) {
            Arrays.setAll(centre, c -> 1.5 * normal(random));
        }
        double[] values = new double[ITEMS * DIMENSIONS];
        for (int at = 0; at < values.length; at += DIMENSIONS) {
            double[] centre = centres[random.nextInt(COMPONENTS)];
            for (int c = 0; c < DIMENSIONS; c++) {
                values[at + c] = centre[c] + normal(random);
            }
        }
        return new Vectors("", DIMENSIONS, values);
    }

    /** Box and Muller: plain, and not what is measured. */
    private static double normal(UniformRandomProvider random) {
        return Math.sqrt(-2 * Math.log1p(-random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static double median(Corpus data, int steps) {
        Gmm learner = new Gmm(COMPONENTS, Gmm.Shape.FULL, 1e-6, Double.MIN_VALUE, steps, Start.COLD, 8);
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double[] seconds = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long start = process.getProcessCpuTime();
            learner.fit(data, Seed.of(1));
            seconds[i] = (process.getProcessCpuTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[REPEATS / 2];
    }
}
