package org.genloss.curate.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Near duplicates around the copy that stays. In the order of {@link Copy#BEST_FIRST} each text that is not yet removed stays, and removes those of its
 * candidates whose true Jaccard similarity with it reaches the threshold. So every removed text is like the one that stays for it, however long a
 * chain of likenesses is, and no other copy of better provenance was lost. Nothing is removed because signatures agree.
 *
 * @param representatives for each text the place of the text that stays for it: its own where it stays
 * @param compared pairs whose true similarity was taken
 * @param accepted those that reached the threshold
 */
public record Clusters(int[] representatives, long compared, long accepted) {
    /**
     * Clusters of texts.
     *
     * @param shingles the set of each text, ascending
     * @param signatures of each text; null for those without shingles, which stay
     * @param copies what is known of each text
     * @throws IllegalArgumentException for a threshold that is not above 0 and at most 1, or lists of different lengths
     */
    public static Clusters of(List<long[]> shingles, List<long[]> signatures, List<Copy> copies, Threshold threshold) {
        if (shingles.size() != signatures.size() || shingles.size() != copies.size()) {
            throw new IllegalArgumentException("as many sets of shingles as signatures and copies, got "
                    + shingles.size() + ", " + signatures.size() + " and " + copies.size());
        }
        List<int[]> groups = threshold.banding().groups(signatures);
        return new Walk(shingles, groups, threshold.jaccard()).walk(order(copies));
    }

    /**
     * When two texts are near duplicates.
     *
     * @param banding which become candidates
     * @param jaccard least true similarity
     */
    public record Threshold(Banding banding, double jaccard) {
        public Threshold {
            if (!(jaccard > 0 && jaccard <= 1)) {
                throw new IllegalArgumentException("a threshold is above 0 and at most 1, got " + jaccard);
            }
        }
    }

    private static int[] order(List<Copy> copies) {
        return IntStream.range(0, copies.size())
                .boxed()
                .sorted(Comparator.comparing(copies::get, Copy.BEST_FIRST))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Texts that stay. */
    public int kept() {
        return (int) IntStream.range(0, representatives.length)
                .filter(i -> representatives[i] == i)
                .count();
    }

    /** The pass over the texts, and what it has found so far. */
    private static final class Walk {
        private final List<long[]> shingles;
        private final List<int[]> groups;
        private final double threshold;
        private final List<List<Integer>> groupsOf = new ArrayList<>();
        private final int[] representatives;
        private final int[] comparedWith;
        private long compared;
        private long accepted;

        Walk(List<long[]> shingles, List<int[]> groups, double threshold) {
            this.shingles = shingles;
            this.groups = groups;
            this.threshold = threshold;
            representatives = new int[shingles.size()];
            comparedWith = new int[shingles.size()];
            Arrays.fill(representatives, -1);
            Arrays.fill(comparedWith, -1);
            for (int i = 0; i < shingles.size(); i++) {
                groupsOf.add(new ArrayList<>(0));
            }
            for (int g = 0; g < groups.size(); g++) {
                for (int member : groups.get(g)) {
                    groupsOf.get(member).add(g);
                }
            }
        }

        Clusters walk(int[] order) {
            for (int place : order) {
                if (representatives[place] < 0) {
                    representatives[place] = place;
                    groupsOf.get(place).forEach(group -> gather(place, groups.get(group)));
                }
            }
            return new Clusters(representatives, compared, accepted);
        }

        /** Pairs that agree in several bands are compared once. */
        private void gather(int representative, int[] group) {
            for (int member : group) {
                if (representatives[member] >= 0 || comparedWith[member] == representative) {
                    continue;
                }
                comparedWith[member] = representative;
                compared++;
                if (Shingles.jaccard(shingles.get(representative), shingles.get(member)) >= threshold) {
                    accepted++;
                    representatives[member] = representative;
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Clusters clusters
                && Arrays.equals(representatives, clusters.representatives)
                && compared == clusters.compared
                && accepted == clusters.accepted;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(representatives);
    }

    @Override
    public String toString() {
        return kept() + " of " + representatives.length + " texts stay";
    }
}
