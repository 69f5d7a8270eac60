package org.genloss.metric.copying;

import org.genloss.profile.View;

/**
 * How generated and held items lie among those of the reference, as measures of a {@link Space}; infinite where the reference has too few.
 * Reference and holdout have the same number of items, those of smallest group hash.
 *
 * @param space what the measures mean
 * @param generated of each item of the candidate, to the nearest of the reference
 * @param around of each item of the candidate: from that nearest one to its own nearest other
 * @param held of each item of the holdout, to the nearest of the reference
 */
record Inside(Space space, double[] generated, double[] around, double[] held) {
    /** Of a reference against these two; equal only for the same views. */
    record Of(View candidate, View held) implements View.Tally<Inside> {
        @Override
        public Inside tally(View reference) {
            Walk walk = new Walk(reference.pool(), false);
            int n = Math.min(walk.items(reference).length, walk.items(held).length);
            int[] real = walk.first(reference, n);
            Walk.Two nearest = walk.nearest(walk.items(candidate), real);
            return new Inside(
                    walk.space(),
                    nearest.first(),
                    walk.nearest(nearest.nearest(), real).first(),
                    walk.nearest(walk.first(held, n), real).first());
        }
    }
}
