package org.genloss.neural.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.genloss.lab.Sampling;

/**
 * Which token comes next, given the scores of all: temperature first, then the likeliest so many, then the likeliest that hold a share together. Of
 * tokens as likely as the last one that is kept those of the lowest numbers are kept, but without top-k all.
 */
final class Choice {
    /** Sums of many shares reach the whole but for rounding. */
    private static final double WHOLE = 1 - 1e-12;

    private final Sampling sampling;

    Choice(Sampling sampling) {
        this.sampling = sampling;
    }

    /**
     * Chances of all tokens.
     *
     * @param scores before the softmax; those of a row of several from {@code from} on
     * @param without tokens that are not to come; never all of them
     */
    double[] chances(float[] scores, int from, int size, IntPredicate without) {
        double[] chances = tempered(scores, from, size, without);
        return cuts() ? left(chances, kept(scores, from, without, chances)) : chances;
    }

    private double[] tempered(float[] scores, int from, int size, IntPredicate without) {
        double[] chances = new double[size];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            most = without.test(i) ? most : Math.max(most, scores[from + i]);
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            chances[i] = without.test(i) ? 0 : Math.exp((scores[from + i] - most) / sampling.temperature());
            sum += chances[i];
        }
        for (int i = 0; i < size; i++) {
            chances[i] /= sum;
        }
        return chances;
    }

    private boolean cuts() {
        return sampling.topK() > 0 || sampling.topP() < 1;
    }

    /** Tokens that may come, however unlikely. @param scores as {@link #chances} has them */
    int[] open(float[] scores, int from, int size, IntPredicate without) {
        IntStream all = cuts()
                ? Arrays.stream(kept(scores, from, without, tempered(scores, from, size, without)))
                : IntStream.range(0, size);
        return all.filter(token -> !without.test(token)).toArray();
    }

    /** By scores: chances of tokens that are nearly impossible are all 0. */
    private int[] kept(float[] scores, int from, IntPredicate without, double[] chances) {
        int[] falling = IntStream.range(0, chances.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(
                                i -> without.test(i) ? Double.POSITIVE_INFINITY : -scores[from + i])
                        .thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        int most = sampling.topK() > 0 ? Math.min(sampling.topK(), chances.length) : chances.length;
        double all =
                Arrays.stream(falling, 0, most).mapToDouble(i -> chances[i]).sum();
        int kept = 0;
        boolean whole = sampling.topP() == 1;
        for (double sum = 0; kept < most && (whole || kept == 0 || sum < sampling.topP() * all * WHOLE); kept++) {
            sum += chances[falling[kept]];
        }
        while (sampling.topK() == 0 && kept < most && chances[falling[kept]] == chances[falling[kept - 1]]) {
            kept++;
        }
        return Arrays.copyOf(falling, kept);
    }

    private static double[] left(double[] chances, int[] kept) {
        double[] left = new double[chances.length];
        double held = Arrays.stream(kept).mapToDouble(i -> chances[i]).sum();
        for (int token : kept) {
            left[token] = chances[token] / held;
        }
        return left;
    }

    /** The token at a place between 0 and 1 of chances that sum to 1. */
    static int at(double[] chances, double place) {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < chances.length; i++) {
            sum += chances[i];
            if (chances[i] > 0) {
                last = i;
                if (place < sum) {
                    return i;
                }
            }
        }
        return last;
    }
}
