package org.genloss.metric.table;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/** How often the values of two columns occur together, and how much they say about each other. */
final class JointCounts {
    private final int[][] counts;

    private JointCounts(int[][] counts) {
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
        int[][] counts = new int[a.size()][b.size()];
        for (int item : view.items()) {
            counts[a.of(item)][b.of(item)]++;
        }
        return new JointCounts(counts);
    }

    static JointCounts of(int[][] counts) {
        return new JointCounts(counts);
    }

    private int[] rows() {
        return Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).toArray();
    }

    private int[] columns() {
        int[] sums = new int[counts.length == 0 ? 0 : counts[0].length];
        for (int[] row : counts) {
            Arrays.setAll(sums, j -> sums[j] + row[j]);
        }
        return sums;
    }

    /** Plug-in mutual information in nats; NaN of nothing. */
    double information() {
        int[] rows = rows();
        int[] columns = columns();
        double n = Arrays.stream(rows).sum();
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double c = counts[i][j];
                sum += c == 0 ? 0 : c / n * Math.log(c * n / ((double) rows[i] * columns[j]));
            }
        }
        return n == 0 ? Double.NaN : sum;
    }

    /** Less what counts show by chance where the two are independent. @param chance of tables of so many rows */
    double adjusted(ChanceInformation chance) {
        return information() - chance.nats(rows(), columns());
    }

    /** Information over the mean of the entropies of the two, 0 to 1; NaN where neither varies. */
    double normalized() {
        return information() / ((entropy(rows()) + entropy(columns())) / 2);
    }

    private static double entropy(int[] sums) {
        return CategoryEntropy.plugIn(sums) * Math.log(2);
    }

    /** Half the sum of the differences of the shares of all pairs of values. */
    double moved(JointCounts other) {
        int[] own = Arrays.stream(counts).flatMapToInt(Arrays::stream).toArray();
        int[] others = Arrays.stream(other.counts).flatMapToInt(Arrays::stream).toArray();
        return Shares.totalVariation(own, others);
    }

    private static long occupied(int[] sums) {
        return Arrays.stream(sums).filter(c -> c > 0).count();
    }

    /** Cramér's V with Bergsma's correction over the values that occur, 0 to 1; NaN where a column does not vary. */
    double association() {
        int[] rows = rows();
        int[] columns = columns();
        double n = Arrays.stream(rows).sum();
        double r = occupied(rows);
        double k = occupied(columns);
        if (r < 2 || k < 2) {
            return Double.NaN;
        }
        double chi = -1;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                chi += counts[i][j] == 0 ? 0 : (double) counts[i][j] * counts[i][j] / ((double) rows[i] * columns[j]);
            }
        }
        double phi = Math.max(0, chi - (r - 1) * (k - 1) / (n - 1));
        double less = Math.min(r - (r - 1) * (r - 1) / (n - 1), k - (k - 1) * (k - 1) / (n - 1)) - 1;
        return less > 0 ? Math.min(1, Math.sqrt(phi / less)) : Double.NaN;
    }
}
