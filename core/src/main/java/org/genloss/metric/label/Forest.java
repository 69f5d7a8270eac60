package org.genloss.metric.label;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.metric.label.SideBins.Binned;

/**
 * A random forest of two classes (Breiman 2001). Each tree learns from as many rows as there are, drawn with replacement; each node tries sqrt(columns)
 * that differ among its rows, by Gini's impurity; the best of all splits of a column's categories into two sets is found along their order by share
 * (Breiman, Friedman, Olshen and Stone 1984, 4.2.2). The score of a row is the mean over trees of the share of its leaf. Rows to be scored go down the tree while it
 * grows, so that no tree is kept.
 */
final class Forest {
    static final int TREES = 100;
    static final int LEAF = 5;
    /** Keeps the recursion short where a column peels off a few rows at a time. */
    private static final int DEEPEST = 48;
    /** Where a node has fewer rows than a column has bins, by so many times, sorting the bins it has is faster than going through all. */
    private static final int MANY = 8;

    private static final long ONE = 1L << 32;

    private final List<Binned> columns;
    private final int tries;
    private final int[] order;
    /** By row 1, and of the class 1 above the lower half too. */
    private final long[] unit;

    /** By bin: rows, and those of the class above the lower half: one addition a row. */
    private final long[] tally;

    private final int[] touched;
    private final boolean[] left;
    private UniformRandomProvider random;
    private int[] train;
    private int[] asked;
    private double[] sums;

    /** @param rows of all columns */
    Forest(List<Binned> columns, int rows) {
        this.columns = columns;
        this.tries = (int) Math.ceil(Math.sqrt(columns.size()));
        this.order = new int[columns.size()];
        Arrays.setAll(order, i -> i);
        int most = columns.stream().mapToInt(Binned::bins).max().orElseThrow();
        this.unit = new long[rows];
        Arrays.fill(unit, 1);
        this.tally = new long[most];
        this.touched = new int[most];
        this.left = new boolean[most];
    }

    /** Scores of rows, 0 to 1, higher where they look like those of the class; the same for the same rows. */
    double[] scores(int[] others, int[] ofClass, int[] rows) {
        for (int row : ofClass) {
            unit[row] = 1 + ONE;
        }
        int n = others.length + ofClass.length;
        train = new int[n];
        sums = new double[unit.length];
        for (int tree = 0; tree < TREES; tree++) {
            random = Seed.of(0).child("forest").child(tree).random();
            for (int i = 0; i < n; i++) {
                int drawn = random.nextInt(n);
                train[i] = drawn < others.length ? others[drawn] : ofClass[drawn - others.length];
            }
            asked = rows.clone();
            grow(0, n, 0, rows.length, 0);
        }
        return Arrays.stream(rows).mapToDouble(row -> sums[row] / TREES).toArray();
    }

    private void grow(int from, int to, int first, int last, int depth) {
        if (first == last) {
            return;
        }
        int all = to - from;
        long units = 0;
        for (int i = from; i < to; i++) {
            units += unit[train[i]];
        }
        int ours = (int) (units >>> 32);
        Binned by = ours == 0 || ours == all || all < 2 * LEAF || depth == DEEPEST ? null : split(from, to, ours);
        if (by == null) {
            double share = (double) ours / all;
            for (int i = first; i < last; i++) {
                sums[asked[i]] += share;
            }
            return;
        }
        int middle = part(train, from, to, by);
        int half = part(asked, first, last, by);
        grow(from, middle, first, half, depth + 1);
        grow(middle, to, half, last, depth + 1);
    }

    /** The bins that go left are left in {@link #left}; null where no column tried has a split that leaves enough rows on both sides. */
    private Binned split(int from, int to, int ours) {
        Binned best = null;
        double most = 0;
        int tried = 0;
        for (int i = 0; i < order.length && tried < tries; i++) {
            int swap = i + random.nextInt(order.length - i);
            int column = order[swap];
            order[swap] = order[i];
            order[i] = column;
            Binned binned = columns.get(column);
            int bins = tally(binned, from, to);
            if (bins > 1) {
                tried++;
                double gain = scan(bins, to - from, ours, most, binned);
                if (gain > most) {
                    most = gain;
                    best = binned;
                }
            }
            for (int k = 0; k < bins; k++) {
                tally[touched[k]] = 0;
            }
        }
        return best;
    }

    /** Counts by bin, and which bins there are, in the order in which splits are looked for. */
    private int tally(Binned binned, int from, int to) {
        byte[] bin = binned.bin();
        int bins = 0;
        if ((to - from) * MANY < binned.bins()) {
            for (int i = from; i < to; i++) {
                int own = bin[train[i]] & 0xFF;
                if (tally[own] == 0) {
                    touched[bins++] = own;
                }
                tally[own] += unit[train[i]];
            }
            Arrays.sort(touched, 0, bins);
        } else {
            for (int i = from; i < to; i++) {
                tally[bin[train[i]] & 0xFF] += unit[train[i]];
            }
            for (int own = 0; own < binned.bins(); own++) {
                if (tally[own] != 0) {
                    touched[bins++] = own;
                }
            }
        }
        if (!binned.ordered()) {
            sort(bins);
        }
        return bins;
    }

    private int count(int bin) {
        return (int) tally[bin];
    }

    private int ofClass(int bin) {
        return (int) (tally[bin] >>> 32);
    }

    /** By the share of the class; by insertion, for few are met in most nodes. */
    private void sort(int bins) {
        for (int i = 1; i < bins; i++) {
            int bin = touched[i];
            int at = i;
            while (at > 0 && less(bin, touched[at - 1])) {
                touched[at] = touched[at - 1];
                at--;
            }
            touched[at] = bin;
        }
    }

    private boolean less(int a, int b) {
        return (long) ofClass(a) * count(b) < (long) ofClass(b) * count(a);
    }

    /** The decrease of n times Gini's impurity, halved, by the best split along the order, where it is above what is there already; else 0. */
    private double scan(int bins, int all, int ours, double above, Binned binned) {
        double whole = (double) ours * (all - ours) / all;
        double most = above;
        int end = -1;
        int n = 0;
        int k = 0;
        for (int i = 0; i < bins - 1; i++) {
            n += count(touched[i]);
            k += ofClass(touched[i]);
            if (n >= LEAF && all - n >= LEAF) {
                int right = all - n;
                double gain = whole - (double) k * (n - k) / n - (double) (ours - k) * (right - ours + k) / right;
                if (gain > most) {
                    most = gain;
                    end = i;
                }
            }
        }
        if (end < 0) {
            return 0;
        }
        Arrays.fill(left, 0, binned.bins(), false);
        if (binned.ordered()) {
            Arrays.fill(left, 0, touched[end] + 1, true);
        } else {
            for (int i = 0; i <= end; i++) {
                left[touched[i]] = true;
            }
        }
        return most;
    }

    /** Those that go left come first; where the others begin. */
    private int part(int[] rows, int from, int to, Binned by) {
        int at = from;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            if (left[by.of(row)]) {
                rows[i] = rows[at];
                rows[at++] = row;
            }
        }
        return at;
    }
}
