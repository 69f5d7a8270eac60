package org.genloss.verdict.vector;

import java.util.stream.IntStream;

/**
 * Kinds of item, found by clustering the points of both sides together.
 *
 * @param x the points
 * @param clusters theirs
 */
record VectorKinds(double[][] x, VectorClusters clusters) {
    /** Squares of roots above 0 of as many kinds of one source have this variance, a half of each being their mean. */
    private static final double VARIANCE = 1.25;

    private static final double BEYOND = 2;
    private static final double OUTWEIGHED = 3;

    /** So many kinds; null where there would be fewer than two. */
    static VectorKinds of(double[][] x, int count) {
        return count < 2 ? null : new VectorKinds(x, VectorClusters.of(x, count));
    }

    int size() {
        return clusters.centres().length;
    }

    /** One entry a kind. */
    VectorCounts[] counts(boolean[] candidate) {
        int[][] counts = new int[2][size()];
        int candidates = 0;
        for (int i = 0; i < candidate.length; i++) {
            counts[candidate[i] ? 1 : 0][clusters.of()[i]]++;
            candidates += candidate[i] ? 1 : 0;
        }
        VectorCounts[] all = new VectorCounts[size()];
        for (int c = 0; c < all.length; c++) {
            all[c] = new VectorCounts(counts[0][c], counts[1][c], candidate.length - candidates, candidates);
        }
        return all;
    }

    /** The least root of all kinds that have items; 0 where none lost any. */
    double least(boolean[] candidate) {
        double least = 0;
        for (VectorCounts counts : counts(candidate)) {
            least = counts.reference() + counts.candidate() == 0 ? least : Math.min(least, counts.root());
        }
        return least;
    }

    /** The counts of the kind that lost most. */
    VectorCounts emptiest(boolean[] candidate) {
        return counts(candidate)[emptiestIndex(candidate)];
    }

    private int emptiestIndex(boolean[] candidate) {
        VectorCounts[] counts = counts(candidate);
        int best = 0;
        for (int c = 1; c < counts.length; c++) {
            best = Double.compare(counts[c].root(), counts[best].root()) < 0 ? c : best; // NaN, of no items, comes last
        }
        return best;
    }

    /** Items of the reference nearest to the centre of the kind that lost most. */
    int[] typicalOfEmptiest(boolean[] candidate, int most) {
        int cluster = emptiestIndex(candidate);
        double[] centre = clusters.centres()[cluster];
        return IntStream.range(0, x.length)
                .filter(i -> !candidate[i] && clusters.of()[i] == cluster)
                .boxed()
                .sorted((a, b) ->
                        Double.compare(VectorClusters.squared(x[a], centre), VectorClusters.squared(x[b], centre)))
                .mapToInt(Integer::intValue)
                .limit(most)
                .toArray();
    }

    /**
     * Whether what vanished outweighs what is new: the share of kinds in which the candidate has less than a quarter of the reference's
     * share exceeds twice the share of kinds of which the reverse is true, or there are none of the latter; and the cloud did not {@link #moved}.
     */
    boolean vanishedOutweighsNew(boolean[] candidate) {
        double vanished = 0;
        double fresh = 0;
        VectorCounts[] counts = counts(candidate);
        for (VectorCounts one : counts) {
            vanished += one.generated() < one.real() / 4 ? one.real() : 0;
            fresh += one.real() < one.generated() / 4 ? one.generated() : 0;
        }
        return (fresh == 0 || vanished > 2 * fresh) && !moved(counts);
    }

    /**
     * Kinds gained beyond chance, and those that lost did not lose three times as much: the sums of the squared roots on either side of 0, less
     * the half for each kind that chance gives. A cloud that merely moved gives both alike, by ever so sharp a limit for a single kind one
     * of them seems emptied and none new; a kind that vanished leaves a little to each of the others.
     */
    private static boolean moved(VectorCounts[] counts) {
        double kinds = 0;
        double lost = 0;
        double gained = 0;
        for (VectorCounts one : counts) {
            if (one.reference() + one.candidate() > 0) {
                kinds++;
                double root = one.root();
                lost += root < 0 ? root * root : 0;
                gained += root > 0 ? root * root : 0;
            }
        }
        double chance = kinds / 2;
        return gained - chance > BEYOND * Math.sqrt(VARIANCE * kinds) && lost - chance < OUTWEIGHED * (gained - chance);
    }
}
