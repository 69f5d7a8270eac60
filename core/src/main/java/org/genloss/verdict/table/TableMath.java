package org.genloss.verdict.table;

import java.util.Comparator;
import java.util.stream.IntStream;

/** What the statistics of tables share: counts c in the candidate and d in the pool; n items on the candidate's side, m on the other's. */
final class TableMath {
    private TableMath() {}

    /**
     * (c - r) / sqrt(c + r) with r = d - c, for sides of equal size; for others the difference of shares on the same scale. About standard
     * normal under relabelling.
     */
    static double root(int c, int d, TableSplit split) {
        double n = split.items.length;
        double m = split.others();
        return 2 * (c * m - (d - c) * n) / ((n + m) * Math.sqrt(d));
    }

    /** Share of the candidate over share of the reference; NaN where the reference has none. */
    static double kept(int c, int d, TableSplit split) {
        return d == c ? Double.NaN : (double) c / split.items.length / ((double) (d - c) / split.others());
    }

    /** The share kept if {@link #root} were this, d of both sides being fixed; half a row of the reference at least. */
    static double kept(double root, int d, TableSplit split) {
        double n = split.items.length;
        double m = split.others();
        double c = Math.max(0, root * Math.sqrt(d) / 2 + d * n / (n + m));
        return c / n / (Math.max(0.5, d - c) / m);
    }

    /** Largest loss hidden from a test of need standard units on d items: (1-x)/(1+x), x = need/sqrt(d). */
    static double seenInTail(double need, int d) {
        double x = Math.min(1, need / Math.sqrt(d));
        return (1 - x) / (1 + x);
    }

    /** Half the sum of the differences of shares. */
    static double totalVariation(int[] c, int[] d) {
        double n = sum(c);
        double m = sum(d) - n;
        double sum = 0;
        for (int i = 0; i < c.length; i++) {
            sum += Math.abs(c[i] / n - (d[i] - c[i]) / m);
        }
        return sum / 2;
    }

    /** Entropy of the counts in nats, plug-in; NaN where all are 0. */
    static double entropy(int[] counts) {
        double n = sum(counts);
        double sum = 0;
        for (int count : counts) {
            sum += xLogX(count);
        }
        return Math.log(n) - sum / n;
    }

    static int[] rest(int[] c, int[] d) {
        int[] rest = new int[d.length];
        for (int i = 0; i < d.length; i++) {
            rest[i] = d[i] - c[i];
        }
        return rest;
    }

    static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    static double xLogX(double x) {
        return x > 0 ? x * Math.log(x) : 0;
    }

    /**
     * The commonest of these, the first the commonest: at most so many, and none that one left out equals in count. Where both sides have values of
     * their own, as days of two years, a choice among equals by their names would be a choice of a side.
     */
    static int[] commonest(int[] counts, int most) {
        int[] order = IntStream.range(0, counts.length)
                .filter(v -> counts[v] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer v) -> -counts[v]).thenComparing(v -> v))
                .mapToInt(v -> v)
                .toArray();
        int left = order.length > most ? counts[order[most]] : 0;
        return IntStream.of(order).limit(most).filter(v -> counts[v] > left).toArray();
    }
}
