package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.profile.Pool;

/**
 * Whether generated contents go with the reference more often than with the holdout. A content counts 1 where all real groups that it goes with
 * are of the reference, 0 where all are held, a half otherwise. Under "the generation's maker kept nothing of the reference but what any
 * sample of the same source would have told it" every choice of the reference's groups among the real ones is equally likely, which gives
 * mean and p exactly, however often single real groups are matched.
 *
 * @param share mean of the counts; NaN without matches
 * @param expected its mean over all choices
 * @param deviation its standard deviation over the choices drawn
 * @param p chance of at least this share, (k+1)/(B+1)
 * @param choices choices drawn, B: fewer than asked for once 20 of them have reached the share
 */
public record MatchTest(double share, double expected, double deviation, double p, int choices) {
    private static final int BLOCK = 250;
    private static final int BLOCKS = 8;
    private static final int ENOUGH = 20;

    /** Shares differ by no less than half a content. */
    private static final double ROUNDING = 1e-9;

    /** @param most choices drawn at most */
    public static MatchTest of(Pool pool, Matches matches, int most, Seed seed, Workers workers) {
        int held = pool.groups() - pool.referenceGroups() - pool.candidateGroups();
        if (matches.groups().length == 0 || held == 0) {
            return new MatchTest(Double.NaN, Double.NaN, 0, 1, 0);
        }
        Choice choice = Choice.of(pool, matches);
        double observed = choice.share(g -> g < pool.referenceGroups());
        double expected = expected(matches, pool.referenceGroups(), held);
        double[] drawn = new double[0];
        int reached = 0;
        while (drawn.length < most && reached < ENOUGH) {
            int first = drawn.length / BLOCK;
            int blocks = drawn.length == 0 ? 1 : Math.min(BLOCKS, (most - drawn.length + BLOCK - 1) / BLOCK);
            List<double[]> more = workers.map(blocks, b -> choice.draw(seed.child(first + b)));
            double[] all = Arrays.copyOf(drawn, drawn.length + blocks * BLOCK);
            for (int b = 0; b < blocks; b++) {
                System.arraycopy(more.get(b), 0, all, drawn.length + b * BLOCK, BLOCK);
            }
            drawn = all;
            reached = (int)
                    Arrays.stream(drawn).filter(x -> x >= observed - ROUNDING).count();
        }
        double[] shares = drawn;
        double variance = Arrays.stream(shares)
                .map(x -> (x - expected) * (x - expected))
                .average()
                .orElse(0);
        return new MatchTest(
                observed, expected, Math.sqrt(variance), (reached + 1.0) / (drawn.length + 1.0), drawn.length);
    }

    /** Mean of (1 + P(all of the reference) - P(all held)) / 2, both hypergeometric. */
    private static double expected(Matches matches, int reference, int held) {
        double sum = 0;
        for (int[] groups : matches.groups()) {
            double all = groups.length == 0 ? 0 : 1;
            double none = all;
            for (int i = 0; i < groups.length; i++) {
                all *= Math.max(0, reference - i) / (double) (reference + held - i);
                none *= Math.max(0, held - i) / (double) (reference + held - i);
            }
            sum += (1 + all - none) / 2;
        }
        return sum / matches.groups().length;
    }

    /**
     * The groups that matter, and what they match.
     *
     * @param groups the real groups that anything goes with
     * @param matched of each content, indices into these
     * @param reference groups of the reference
     * @param real all real groups
     */
    private record Choice(int[] groups, int[][] matched, int reference, int real) {
        static Choice of(Pool pool, Matches matches) {
            int[] groups = Arrays.stream(matches.groups())
                    .flatMapToInt(IntStream::of)
                    .distinct()
                    .sorted()
                    .toArray();
            int[][] matched = Arrays.stream(matches.groups())
                    .map(of -> IntStream.of(of)
                            .map(g -> Arrays.binarySearch(groups, g))
                            .toArray())
                    .toArray(int[][]::new);
            return new Choice(groups, matched, pool.referenceGroups(), pool.groups() - pool.candidateGroups());
        }

        double share(IntPredicate ofReference) {
            boolean[] chosen = new boolean[groups.length];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = ofReference.test(groups[i]);
            }
            return share(chosen);
        }

        private double share(boolean[] chosen) {
            int halves = 0;
            for (int[] of : matched) {
                boolean any = of.length == 0;
                boolean all = !any;
                for (int g : of) {
                    any |= chosen[g];
                    all &= chosen[g];
                }
                halves += (any ? 1 : 0) + (all ? 1 : 0);
            }
            return halves / 2.0 / matched.length;
        }

        /** Choices without replacement, one group that matters after the other. */
        double[] draw(Seed seed) {
            UniformRandomProvider random = seed.random();
            double[] shares = new double[BLOCK];
            boolean[] chosen = new boolean[groups.length];
            for (int b = 0; b < BLOCK; b++) {
                int left = reference;
                for (int i = 0; i < chosen.length; i++) {
                    chosen[i] = random.nextInt(real - i) < left;
                    left -= chosen[i] ? 1 : 0;
                }
                shares[b] = share(chosen);
            }
            return shares;
        }
    }
}
