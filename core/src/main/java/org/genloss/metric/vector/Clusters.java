package org.genloss.metric.vector;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.data.Seed;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/**
 * Both sides' directions grouped into clusters, blind to the sides: rows scaled to length 1, the fewest leading principal axes of both sides together
 * that hold 90 % of the variance, k-means on these.
 *
 * @param place by item of the pool, its index among the clustered or -1
 * @param of cluster of each
 * @param axes principal axes kept
 */
record Clusters(int[] place, int[] of, int count, int axes) {
    static final double EXPLAINED = 0.9;
    private static final int ROUNDS = 100;
    private static final int TRIES = 4;

    /**
     * @param count clusters; 0 for a tenth of the items of the smaller side, at least 2
     * @param explained share of the variance that the axes kept hold
     * @param restarts runs of k-means, of which the best is kept
     * @param items most items a side, those of smallest group hash
     */
    record Of(int count, double explained, int restarts, int items) implements Pool.Coding<Clusters> {
        @Override
        public Clusters code(Pool pool) {
            return code(pool, Seed.of(0).child("clusters"));
        }

        Clusters code(Pool pool, Seed seed) {
            int[] taken = Nearest.taken(pool, items);
            int[] place = new int[pool.items().size()];
            Arrays.fill(place, -1);
            for (int i = 0; i < taken.length; i++) {
                place[taken[i]] = i;
            }
            Points points = Axes.explaining(unit(Points.of(pool).choose(taken)), explained);
            int k = count > 0 ? count : tenth(pool);
            int[] of = new KMeans.Of(k, ROUNDS, TRIES).best(points, restarts, seed);
            return new Clusters(place, of, k, points.dimensions());
        }

        private int tenth(Pool pool) {
            int smaller =
                    Math.min(pool.reference().items().length, pool.candidate().items().length);
            return Math.max(2, (int) Math.round(Math.min(smaller, items) / 10.0));
        }
    }

    /** Rows of length 1; a row of length 0 stays. */
    private static Points unit(Points points) {
        int d = points.dimensions();
        double[] values = points.values().clone();
        IntStream.range(0, points.size()).forEach(i -> {
            double[] direction = Vendi.direction(values, i * d, d);
            if (direction != null) {
                System.arraycopy(direction, 0, values, i * d, d);
            }
        });
        return new Points(points.columns(), values);
    }

    double[] counts(View view) {
        double[] counts = new double[count];
        for (int item : view.items()) {
            if (place[item] >= 0) {
                counts[of[place[item]]]++;
            }
        }
        return counts;
    }

    Frontier frontier(Sides sides, double added) {
        return Frontier.of(counts(sides.reference()), counts(sides.candidate()), added);
    }

    /** Half an item more in every cluster (Krichevsky and Trofimov 1981). */
    static final double SMOOTHED = 0.5;
}
