package org.genloss.metric.vector;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;
import org.genloss.profile.Pool;
import org.genloss.profile.View;

/**
 * A pool's points seen along directions, each direction's coordinates sorted once, blind to the sides.
 *
 * @param place by item of the pool, its index among the points or -1
 * @param order by direction, the points in ascending order of their coordinates
 * @param along by direction, the coordinates in that order
 */
record Slices(int[] place, int[][] order, double[][] along) {
    /**
     * Directions drawn evenly from the sphere, the same ones for any data of as many dimensions; of each side the 10,000 items of smallest group
     * hash.
     */
    record Of(int directions) implements Pool.Coding<Slices> {
        @Override
        public Slices code(Pool pool) {
            int[] taken = Nearest.taken(pool, Nearest.CAP);
            int[] place = new int[pool.items().size()];
            Arrays.fill(place, -1);
            for (int i = 0; i < taken.length; i++) {
                place[taken[i]] = i;
            }
            Points points = Points.of(pool).choose(taken);
            return Slices.of(place, points, drawn(directions, points.dimensions()));
        }
    }

    /** @param directions unit vectors */
    static Slices of(int[] place, Points points, double[][] directions) {
        int n = points.size();
        int[][] order = new int[directions.length][];
        double[][] along = new double[directions.length][n];
        for (int s = 0; s < directions.length; s++) {
            double[] x = coordinates(points, directions[s]);
            order[s] = IntStream.range(0, n)
                    .boxed()
                    .sorted((a, b) -> Double.compare(x[a], x[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 0; i < n; i++) {
                along[s][i] = x[order[s][i]];
            }
        }
        return new Slices(place, order, along);
    }

    private static double[][] drawn(int directions, int d) {
        var normal = ZigguratSampler.NormalizedGaussian.of(
                Seed.of(0).child("directions").random());
        double[][] drawn = new double[directions][];
        for (int s = 0; s < directions; s++) {
            double[] vector = normal.samples(d).toArray();
            double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
            drawn[s] = Arrays.stream(vector).map(v -> v / length).toArray();
        }
        return drawn;
    }

    private static double[] coordinates(Points points, double[] direction) {
        int d = direction.length;
        double[] x = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < d; j++) {
                x[i] += points.values()[i * d + j] * direction[j];
            }
        }
        return x;
    }

    /** Which of the points belong to the view. */
    boolean[] members(View view) {
        boolean[] members = new boolean[order[0].length];
        for (int item : view.items()) {
            if (place[item] >= 0) {
                members[place[item]] = true;
            }
        }
        return members;
    }

    /** Coordinates of the members along direction s, ascending. */
    double[] sorted(int s, boolean[] members) {
        double[] sorted = new double[members.length];
        int count = 0;
        for (int i = 0; i < members.length; i++) {
            if (members[order[s][i]]) {
                sorted[count++] = along[s][i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }
}
