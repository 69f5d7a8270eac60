package org.genloss.verdict.vector;

import java.util.stream.IntStream;

/**
 * Kinds of item, found by clustering the points of both sides together.
 *
 * @param x the points
 * @param clusters theirs
 */
record VectorKinds(double[][] x, VectorClusters clusters) {
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
     * share exceeds twice the share of kinds of which the reverse is true, or there are none of the latter.
     */
    boolean vanishedOutweighsNew(boolean[] candidate) {
        double vanished = 0;
        double fresh = 0;
        for (VectorCounts counts : counts(candidate)) {
            vanished += counts.generated() < counts.real() / 4 ? counts.real() : 0;
            fresh += counts.real() < counts.generated() / 4 ? counts.generated() : 0;
        }
        return fresh == 0 || vanished > 2 * fresh;
    }
}
