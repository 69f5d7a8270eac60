package org.genloss.lab.learner;

import java.util.function.IntSupplier;
import org.apache.commons.rng.UniformRandomProvider;

/** The inverse of the distribution function of a law on 0, 1, .. . */
final class Inverse {
    private final double[] cumulative;

    /** @param weights what the law is proportional to; none negative, not all 0 */
    Inverse(double[] weights) {
        this.cumulative = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            cumulative[i] = sum;
        }
    }

    /** The first place whose cumulative probability is above u: never one of probability 0. @param u from 0 to below 1 */
    int at(double u) {
        double x = u * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        while (low > 0 && cumulative[low] == cumulative[low - 1]) {
            low--;
        }
        return low;
    }

    /** How far into the probability of its place u lies, from 0 to 1. */
    double within(int place, double u) {
        double below = place == 0 ? 0 : cumulative[place - 1];
        double x = u * cumulative[cumulative.length - 1];
        return Math.max(0, Math.min(1, (x - below) / (cumulative[place] - below)));
    }

    /** The code lies in the probability of a place. */
    void narrow(int place, NgramCode code) {
        double all = cumulative[cumulative.length - 1];
        code.narrow((place == 0 ? 0 : cumulative[place - 1]) / all, cumulative[place] / all);
    }

    /** Places one after another: each by itself, or filling the law evenly over n of them. */
    IntSupplier places(int n, boolean even, UniformRandomProvider random) {
        if (!even) {
            return () -> at(random.nextDouble());
        }
        double[] uniforms = Even.uniforms(n, random);
        int[] next = new int[1];
        return () -> at(uniforms[next[0]++]);
    }
}
