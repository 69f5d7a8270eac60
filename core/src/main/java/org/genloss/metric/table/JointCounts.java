package org.genloss.metric.table;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/**
 * How often the values of two columns occur together, and how much they say about each other. Only pairs that occur are kept: columns of many
 * categories have more pairs than memory has room for.
 */
final class JointCounts {
    /** Pairs up to which a full table is counted, then thinned out. */
    private static final int DENSE = 1 << 16;

    private final int[] rows;
    private final int[] columns;
    private final long[] pairs; // row * columns + column, ascending
    private final int[] counts;

    private JointCounts(int[] rows, int[] columns, long[] pairs, int[] counts) {
        this.rows = rows;
        this.columns = columns;
        this.pairs = pairs;
        this.counts = counts;
    }

    /** The bin of each level of a column, the missing ones last: categories one by one, numbers in tenths of the reference. */
    static int[] bins(Column column, Sides sides) {
        if (column.categorical()) {
            return IntStream.rangeClosed(0, column.levels()).toArray();
        }
        int[] reference = Arrays.copyOf(column.counts(sides.reference()), column.levels());
        double[] edges =
                Arrays.stream(reference).sum() == 0 ? new double[0] : Deciles.edges(column.numbers(), reference);
        int[] bins = new int[column.levels() + 1];
        for (int level = 0; level < column.levels(); level++) {
            double number = column.numbers()[level];
            bins[level] =
                    (int) Arrays.stream(edges).filter(edge -> number >= edge).count();
        }
        bins[column.levels()] = edges.length + 1;
        return bins;
    }

    /** A column and the bins of its levels. */
    record Binned(Column column, int[] bins) {
        int of(int item) {
            return bins[column.codes()[item]];
        }

        int size() {
            return bins[bins.length - 1] + 1;
        }
    }

    static JointCounts of(View view, Binned a, Binned b) {
        if ((long) a.size() * b.size() > DENSE) {
            return sparse(view, a, b);
        }
        int[][] counts = new int[a.size()][b.size()];
        for (int item : view.items()) {
            counts[a.of(item)][b.of(item)]++;
        }
        return of(counts);
    }

    private static JointCounts sparse(View view, Binned a, Binned b) {
        int[] rows = new int[a.size()];
        int[] columns = new int[b.size()];
        long[] all = new long[view.items().length];
        int at = 0;
        for (int item : view.items()) {
            int i = a.of(item);
            int j = b.of(item);
            rows[i]++;
            columns[j]++;
            all[at++] = (long) i * columns.length + j;
        }
        Arrays.sort(all);
        long[] pairs = new long[all.length];
        int[] counts = new int[all.length];
        int size = 0;
        for (int k = 0; k < all.length; k++) {
            if (k == 0 || all[k] != all[k - 1]) {
                pairs[size++] = all[k];
            }
            counts[size - 1]++;
        }
        return new JointCounts(rows, columns, Arrays.copyOf(pairs, size), Arrays.copyOf(counts, size));
    }

    static JointCounts of(int[][] table) {
        int[] rows = new int[table.length];
        int[] columns = new int[table.length == 0 ? 0 : table[0].length];
        int size = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i] += table[i][j];
                columns[j] += table[i][j];
                size += table[i][j] > 0 ? 1 : 0;
            }
        }
        long[] pairs = new long[size];
        int[] counts = new int[size];
        int at = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                if (table[i][j] > 0) {
                    pairs[at] = (long) i * columns.length + j;
                    counts[at++] = table[i][j];
                }
            }
        }
        return new JointCounts(rows, columns, pairs, counts);
    }

    private int row(int pair) {
        return rows[(int) (pairs[pair] / columns.length)];
    }

    private int column(int pair) {
        return columns[(int) (pairs[pair] % columns.length)];
    }

    /** Plug-in mutual information in nats; NaN of nothing. */
    double information() {
        double n = Arrays.stream(rows).sum();
        double sum = 0;
        for (int pair = 0; pair < pairs.length; pair++) {
            double c = counts[pair];
            sum += c / n * Math.log(c * n / ((double) row(pair) * column(pair)));
        }
        return n == 0 ? Double.NaN : sum;
    }

    /** Less what counts show by chance where the two are independent. @param chance of tables of so many rows */
    double adjusted(ChanceInformation chance) {
        return information() - chance.nats(rows, columns);
    }

    /** Information over the mean of the entropies of the two, 0 to 1; NaN where neither varies. */
    double normalized() {
        return information() / ((entropy(rows) + entropy(columns)) / 2);
    }

    private static double entropy(int[] sums) {
        return CategoryEntropy.plugIn(sums) * Math.log(2);
    }

    /** Half the sum of the differences of the shares of all pairs of values. */
    double moved(JointCounts other) {
        long[] all = java.util.stream.LongStream.concat(Arrays.stream(pairs), Arrays.stream(other.pairs))
                .sorted()
                .distinct()
                .toArray();
        return Shares.totalVariation(along(all), other.along(all));
    }

    private int[] along(long[] all) {
        int[] own = new int[all.length];
        int at = 0;
        for (int i = 0; i < all.length && at < pairs.length; i++) {
            own[i] = all[i] == pairs[at] ? counts[at++] : 0;
        }
        return own;
    }

    private static long occupied(int[] sums) {
        return Arrays.stream(sums).filter(c -> c > 0).count();
    }

    /** Cramér's V with Bergsma's correction over the values that occur, 0 to 1; NaN where a column does not vary. */
    double association() {
        double n = Arrays.stream(rows).sum();
        double r = occupied(rows);
        double k = occupied(columns);
        if (r < 2 || k < 2) {
            return Double.NaN;
        }
        double chi = -1;
        for (int pair = 0; pair < pairs.length; pair++) {
            chi += (double) counts[pair] * counts[pair] / ((double) row(pair) * column(pair));
        }
        double phi = Math.max(0, chi - (r - 1) * (k - 1) / (n - 1));
        double less = Math.min(r - (r - 1) * (r - 1) / (n - 1), k - (k - 1) * (k - 1) / (n - 1)) - 1;
        return less > 0 ? Math.min(1, Math.sqrt(phi / less)) : Double.NaN;
    }
}
