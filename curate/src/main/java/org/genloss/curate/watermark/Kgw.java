package org.genloss.curate.watermark;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Finds the watermark of Kirchenbauer et al. (2023, arXiv 2301.10226; windows and schemes arXiv 2306.04634) in tokens: of T scored runs of tokens, G end with a token
 * of the green list that their context seeds, the first {@code (int) (vocabulary * gamma)} of a permutation of all token ids; without the
 * watermark {@code z = (G - gamma T) / sqrt(T gamma (1 - gamma))} is close to standard normal, if each run is scored once. Templated text scored
 * with its repeats is found watermarked far too often.
 *
 * <p>An instance remembers green lists of contexts and is used by one thread. A context that never came before takes as many draws as the green list is long, for 16 of them at a time.
 */
public final class Kgw {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final SeedingScheme scheme;
    private final int vocabulary;
    private final double gamma;
    private final GreenLists lists;

    /** What came out of some tokens. @param green whether each run, in their order, ends with a token of its green list; repeats included */
    public record Found(int scored, int greens, double z, double p, boolean[] green) {
        /** The green share of the scored runs. */
        public double share() {
            return (double) greens / scored;
        }
    }

    /**
     * The highest z of all windows of some sizes. It is a maximum: under no watermark it is higher than one z, and needs a threshold of its own.
     *
     * @param size of the window with that z, the first such size
     */
    public record Window(double z, int size) {}

    /** A run of tokens, equal to another of the same tokens. */
    private record Run(int[] tokens) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Run run && Arrays.equals(tokens, run.tokens);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(tokens);
        }
    }

    /**
     * @param vocabulary number of token ids
     * @param gamma share of the green list
     * @throws IllegalArgumentException unless gamma is between 0 and 1 and the green list has a token
     */
    public Kgw(SeedingScheme scheme, int vocabulary, double gamma) {
        this.scheme = scheme;
        this.vocabulary = vocabulary;
        this.gamma = gamma;
        int green = (int) (vocabulary * gamma);
        if (!(gamma > 0 && gamma < 1) || green < 1) {
            throw new IllegalArgumentException(
                    "gamma " + gamma + " of a vocabulary of " + vocabulary + " is no share with a green token in it");
        }
        this.lists = new GreenLists(vocabulary, green);
    }

    /** Tokens that are needed to score one run. */
    public int least() {
        return scheme.run();
    }

    /**
     * Scores tokens.
     *
     * @param once whether each run of tokens is scored once, however often it occurs
     * @throws IllegalArgumentException for fewer tokens than one run has, or one outside of the vocabulary
     */
    public Found score(int[] ids, boolean once) {
        boolean[] all = greens(ids);
        boolean[] scored = once ? first(ids, all) : all;
        int hits = count(scored);
        double z = z(hits, scored.length);
        return new Found(scored.length, hits, z, NORMAL.survivalProbability(z), all);
    }

    /**
     * The best window over the runs, each once.
     *
     * @param sizes of windows, in runs
     * @throws IllegalArgumentException where no window fits
     */
    public Window windows(int[] ids, List<Integer> sizes) {
        boolean[] runs = first(ids, greens(ids));
        int[] sums = new int[runs.length + 1];
        for (int i = 0; i < runs.length; i++) {
            sums[i + 1] = sums[i] + (runs[i] ? 1 : 0);
        }
        Window best = null;
        for (int size : sizes) {
            for (int end = size; end <= runs.length; end++) {
                double z = z(sums[end] - sums[end - size], size);
                if (best == null || z > best.z) {
                    best = new Window(z, size);
                }
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("no window of " + sizes + " fits into " + runs.length + " runs");
        }
        return best;
    }

    private double z(int hits, int runs) {
        return (hits - gamma * runs) / Math.sqrt(runs * gamma * (1 - gamma));
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private boolean[] greens(int[] ids) {
        int length = scheme.run();
        if (ids.length < length) {
            throw new IllegalArgumentException(ids.length + " tokens, and one run has " + length);
        }
        for (int id : ids) {
            if (id < 0 || id >= vocabulary) {
                throw new IllegalArgumentException("token " + id + " is outside of a vocabulary of " + vocabulary);
            }
        }
        int[] seeds = new int[ids.length - length + 1];
        Arrays.setAll(seeds, i -> scheme.seed(ids, i));
        return lists.green(seeds, Arrays.copyOfRange(ids, length - 1, ids.length));
    }

    /** The flags of each run at its first place. */
    private boolean[] first(int[] ids, boolean[] all) {
        Set<Run> seen = new HashSet<>(2 * all.length);
        boolean[] first = new boolean[all.length];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (seen.add(new Run(Arrays.copyOfRange(ids, i, i + scheme.run())))) {
                first[count++] = all[i];
            }
        }
        return Arrays.copyOf(first, count);
    }
}
