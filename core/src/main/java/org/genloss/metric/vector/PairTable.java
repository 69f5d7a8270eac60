package org.genloss.metric.vector;

import java.util.Arrays;
import org.genloss.profile.Pool;
import org.genloss.profile.View;

/**
 * One number for every pair of points that metrics of pairs read, worked out once a pool and blind to its sides: of each side the items of
 * smallest group hash, up to a cap. Sides, folds and relabellings are sums over it. It takes 8 bytes a pair: 16 MB for 1,000 items a side.
 *
 * @param place by item of the pool, its row or -1
 * @param lower row i holds the pairs (i, 0) to (i, i)
 */
record PairTable(int[] place, double[][] lower) {
    static final int LEAST = 2;
    static final int MOST = 5000;

    /** What stands for a pair. */
    enum Kind {
        SQUARED_DISTANCE,
        DISTANCE,
        PRODUCT
    }

    /** @param items cap of a side */
    record Of(int items, Kind kind) implements Pool.Coding<PairTable> {
        @Override
        public PairTable code(Pool pool) {
            int[] taken = Nearest.taken(pool, items);
            int[] place = new int[pool.items().size()];
            Arrays.fill(place, -1);
            double[][] lower = new double[taken.length][];
            for (int i = 0; i < taken.length; i++) {
                place[taken[i]] = i;
                lower[i] = new double[i + 1];
            }
            fill(Points.of(pool).choose(taken), kind, lower);
            return new PairTable(place, lower);
        }
    }

    static void check(String metric, int items) {
        if (items < LEAST || items > MOST) {
            throw new IllegalArgumentException(
                    metric + ".items needs to be from " + LEAST + " to " + MOST + ", got " + items);
        }
    }

    private static void fill(Points points, Kind kind, double[][] lower) {
        double[] x = points.values();
        int d = points.dimensions();
        if (kind == Kind.PRODUCT) {
            for (int i = 0; i < lower.length; i++) {
                for (int j = 0; j <= i; j++) {
                    lower[i][j] = product(x, i * d, j * d, d);
                }
            }
            return;
        }
        Distances.all(x, x, d, (row, from, count, squared) -> {
            for (int l = 0; l < count && from + l <= row; l++) {
                lower[row][from + l] = kind == Kind.DISTANCE ? Math.sqrt(squared[l]) : squared[l];
            }
        });
    }

    private static double product(double[] x, int i, int j, int d) {
        double sum = 0;
        for (int t = 0; t < d; t++) {
            sum += x[i + t] * x[j + t];
        }
        return sum;
    }

    /** Rows of a view's items, ascending. */
    int[] rows(View view) {
        return Arrays.stream(view.items())
                .map(item -> place[item])
                .filter(row -> row >= 0)
                .sorted()
                .toArray();
    }

    double at(int i, int j) {
        return i >= j ? lower[i][j] : lower[j][i];
    }

    /** Turns the numbers of a row, whose first {@code count} entries are set, into others in place. */
    interface Change {
        void apply(double[] row, int count);
    }

    /**
     * Sums over the pairs of two sets of rows.
     *
     * @param change made to every number before it is added; null for none
     */
    PairSums sums(int[] first, int[] second, Change change) {
        boolean[] inFirst = members(first);
        boolean[] inSecond = members(second);
        PairSums sums = new PairSums(first.length, second.length);
        double[] scratch = new double[lower.length];
        for (int i = 0; i < lower.length; i++) {
            if (inFirst[i] || inSecond[i]) {
                double[] row = lower[i];
                if (change != null) {
                    System.arraycopy(row, 0, scratch, 0, row.length);
                    change.apply(scratch, row.length);
                    row = scratch;
                }
                add(sums, i, row, inFirst, inSecond);
            }
        }
        return sums;
    }

    private static void add(PairSums sums, int i, double[] row, boolean[] inFirst, boolean[] inSecond) {
        double toFirst = 0;
        double toSecond = 0;
        for (int j = 0; j < i; j++) {
            toFirst += inFirst[j] ? row[j] : 0;
            toSecond += inSecond[j] ? row[j] : 0;
        }
        if (inFirst[i]) {
            sums.first += toFirst;
            sums.cross += toSecond;
            sums.firstSelf += row[i];
        }
        if (inSecond[i]) {
            sums.second += toSecond;
            sums.cross += toFirst;
            sums.secondSelf += row[i];
        }
        sums.cross += inFirst[i] && inSecond[i] ? row[i] : 0;
    }

    private boolean[] members(int[] rows) {
        boolean[] members = new boolean[lower.length];
        for (int row : rows) {
            members[row] = true;
        }
        return members;
    }
}
