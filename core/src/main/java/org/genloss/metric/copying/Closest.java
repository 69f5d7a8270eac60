package org.genloss.metric.copying;

import org.genloss.profile.View;

/**
 * The closest records of three sides, as measures of a {@link Space}; infinite where a side has too few. Reference and holdout have the same
 * number of items, those of smallest group hash, since more items lie closer by chance alone.
 *
 * @param space what the measures mean
 * @param toReference of each item of the candidate, to the nearest of the reference and to the second nearest
 * @param toHoldout the same to the holdout
 * @param held items of the holdout
 */
record Closest(Space space, Walk.Two toReference, Walk.Two toHoldout, int held) {
    /** Of a reference against these two; equal only for the same views. */
    record Of(View candidate, View held) implements View.Tally<Closest> {
        @Override
        public Closest tally(View reference) {
            Walk walk = new Walk(reference.pool(), true);
            int n = Math.min(walk.items(reference).length, walk.items(held).length);
            int[] drawn = walk.items(candidate);
            return new Closest(
                    walk.space(),
                    walk.nearest(drawn, walk.first(reference, n)),
                    walk.nearest(drawn, walk.first(held, n)),
                    n);
        }
    }

    /** Items of the candidate. */
    int size() {
        return toReference.first().length;
    }
}
