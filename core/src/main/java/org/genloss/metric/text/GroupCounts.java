package org.genloss.metric.text;

import java.util.BitSet;
import java.util.Optional;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/**
 * In how many groups of a side each word occurs, and what chance alone makes of that: words come in bursts, so chance deals out whole
 * groups and not single words.
 */
final class GroupCounts {
    private static final double NOTHING = 1e-12;

    private GroupCounts() {}

    /** Groups that contain the word, for the words that occur at least twice in the pool. */
    record Of() implements View.Tally<int[]> {
        @Override
        public int[] tally(View view) {
            Optional<View.Difference> difference = view.difference();
            return difference.isPresent()
                    ? Counts.minus(
                            difference.get().whole().get(this),
                            difference.get().part().get(this))
                    : count(view);
        }

        private static int[] count(View view) {
            Ngrams.Coded coded = view.pool().get(new Ngrams(1));
            int[] groups = new int[coded.types()];
            if (view.items().length == view.groups().length) { // an item has one entry a type
                for (int d : view.items()) {
                    for (int i = coded.start()[d]; i < coded.start()[d + 1]; i++) {
                        groups[coded.type()[i]]++;
                    }
                }
                return groups;
            }
            int[] last = new int[coded.types()];
            int number = 0;
            for (int g : view.groups()) {
                number++;
                int end = coded.start()[view.pool().firstItem(g + 1)];
                for (int i = coded.start()[view.pool().firstItem(g)]; i < end; i++) {
                    int type = coded.type()[i];
                    if (last[type] != number) {
                        last[type] = number;
                        groups[type]++;
                    }
                }
            }
            return groups;
        }
    }

    /** Words that occur once in the pool, in a group that belongs to both sides; 0 where the sides are disjoint. */
    static long sharedSingles(Sides sides) {
        BitSet ofReference = new BitSet();
        for (int g : sides.reference().groups()) {
            ofReference.set(g);
        }
        Ngrams.Coded coded = sides.pool().get(new Ngrams(1));
        long shared = 0;
        for (int g : sides.candidate().groups()) {
            if (ofReference.get(g)) {
                for (int item = sides.pool().firstItem(g); item < sides.pool().firstItem(g + 1); item++) {
                    shared += coded.singles()[item];
                }
            }
        }
        return shared;
    }

    /**
     * What is expected under random labels of the groups of both sides: of the words of the reference, the share that the candidate has too.
     * A word in d of K groups is in none of the k groups of a side with the hypergeometric chance C(K-k, d)/C(K, d). NaN without words.
     */
    static double expectedKept(Sides sides) {
        long[] words = wordsByGroups(sides);
        int reference = sides.reference().groups().length;
        int all = words.length - 1;
        double inReference = 0;
        double inBoth = 0;
        double missesReference = 1;
        double missesCandidate = 1;
        for (int d = 1; d <= all; d++) {
            missesReference *= Math.max(0.0, all - reference - d + 1) / (all - d + 1);
            missesCandidate *= Math.max(0.0, reference - d + 1) / (all - d + 1);
            inReference += words[d] * (1 - missesReference);
            inBoth += words[d] * (1 - missesReference - missesCandidate);
        }
        return inBoth / inReference;
    }

    /** The same of the words that at least {@code least} and at most {@code most} groups of the reference contain. */
    static double expectedKept(Sides sides, int least, int most) {
        long[] words = wordsByGroups(sides);
        int reference = sides.reference().groups().length;
        double among = 0;
        double kept = 0;
        for (int d = least; d < words.length; d++) {
            HypergeometricDistribution chance = HypergeometricDistribution.of(words.length - 1, reference, d);
            double inRange = chance.cumulativeProbability(Math.min(most, d)) - chance.cumulativeProbability(least - 1);
            if (inRange < NOTHING && d > most) {
                break;
            }
            among += words[d] * inRange;
            kept += words[d] * (inRange - (d <= most ? chance.probability(d) : 0));
        }
        return kept / among;
    }

    /** words[d] = words that d groups of the two sides contain. */
    private static long[] wordsByGroups(Sides sides) {
        int[] reference = sides.reference().get(new Of());
        int[] candidate = sides.candidate().get(new Of());
        long[] words =
                new long[sides.reference().groups().length + sides.candidate().groups().length + 1];
        for (int w = 0; w < reference.length; w++) {
            words[reference[w] + candidate[w]]++;
        }
        long shared = sharedSingles(sides);
        long once = sides.reference().get(new Counts.Of(1)).singles()
                + sides.candidate().get(new Counts.Of(1)).singles();
        words[1] += once - 2 * shared;
        words[Math.min(2, words.length - 1)] += shared;
        return words;
    }
}
