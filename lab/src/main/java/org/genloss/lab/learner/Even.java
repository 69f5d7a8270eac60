package org.genloss.lab.learner;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Numbers that fill a law evenly instead of falling where chance puts them. */
final class Even {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Even() {}

    /** (i + u)/n for i = 0 .. n-1 in random order, u one uniform number above 0 and below 1. */
    static double[] uniforms(int n, UniformRandomProvider random) {
        double shift = ((random.nextLong() >>> 12) + 0.5) * 0x1p-52;
        double[] uniforms = new double[n];
        for (int i = 0; i < n; i++) {
            uniforms[i] = Math.min((i + shift) / n, Math.nextDown(1.0));
        }
        ArraySampler.shuffle(random, uniforms);
        return uniforms;
    }

    /**
     * Standard normal numbers, so many for each of n items: each of them, over the items, at the quantiles of {@link #uniforms}, in an order of its
     * own (a Latin hypercube).
     */
    static ContinuousSampler normals(int n, int each, UniformRandomProvider random) {
        if (each == 1) {
            double[] uniforms = uniforms(n, random);
            Arrays.setAll(uniforms, i -> NORMAL.inverseCumulativeProbability(uniforms[i]));
            return new Row(uniforms);
        }
        double[] all = new double[n * each];
        for (int j = 0; j < each; j++) {
            double[] uniforms = uniforms(n, random);
            for (int i = 0; i < n; i++) {
                all[i * each + j] = NORMAL.inverseCumulativeProbability(uniforms[i]);
            }
        }
        return new Row(all);
    }

    /** One after another. */
    private static final class Row implements ContinuousSampler {
        private final double[] numbers;
        private int next;

        Row(double[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public double sample() {
            return numbers[next++];
        }
    }
}
