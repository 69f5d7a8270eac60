package org.genloss.metric.table;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Numbers in tenths of the reference: edges at its nine deciles (linear interpolation), equal edges merged, bins closed on the left, the
 * outer ones unbounded. Where one value holds so much of the reference that no edge is left, that value is a bin of its own.
 */
final class Deciles {
    private static final int TENTHS = 10;

    private Deciles() {}

    /** The inner edges: merged, and without those at the smallest or largest value of the reference. */
    static double[] edges(double[] numbers, int[] reference) {
        double[] tenths = tenths(numbers, reference);
        double[] inner = merged(tenths);
        boolean varies = tenths[0] < tenths[TENTHS];
        return inner.length == 0 && varies ? besideTheHeavy(Arrays.copyOfRange(tenths, 1, TENTHS)) : inner;
    }

    /** The same without a bin for the one heavy value: empty where no decile lies between the smallest and the largest value. */
    static double[] merged(double[] numbers, int[] reference) {
        return merged(tenths(numbers, reference));
    }

    private static double[] merged(double[] tenths) {
        return Arrays.stream(tenths, 1, TENTHS)
                .distinct()
                .filter(edge -> edge > tenths[0] && edge < tenths[TENTHS])
                .toArray();
    }

    /** The smallest value, the nine deciles and the largest. */
    private static double[] tenths(double[] numbers, int[] reference) {
        double[] shares = new double[TENTHS + 1];
        Arrays.setAll(shares, i -> i / (double) TENTHS);
        return Quantiles.of(numbers, reference, shares);
    }

    /** All deciles are the smallest or the largest value: each of them from itself to right above itself. */
    private static double[] besideTheHeavy(double[] deciles) {
        return Arrays.stream(deciles)
                .distinct()
                .flatMap(value -> DoubleStream.of(value, Math.nextUp(value)))
                .toArray();
    }

    static PerColumn.Counts of(PerColumn.Counts counts) {
        return of(counts, edges(counts.column().numbers(), counts.reference()));
    }

    /** In bins between these edges. */
    static PerColumn.Counts of(PerColumn.Counts counts, double[] edges) {
        double[] numbers = counts.column().numbers();
        return new PerColumn.Counts(
                counts.column(), bin(numbers, counts.reference(), edges), bin(numbers, counts.candidate(), edges));
    }

    private static int[] bin(double[] numbers, int[] counts, double[] edges) {
        int[] bins = new int[edges.length + 1];
        int bin = 0;
        for (int level = 0; level < numbers.length; level++) {
            while (bin < edges.length && numbers[level] >= edges[bin]) {
                bin++;
            }
            bins[bin] += counts[level];
        }
        return bins;
    }
}
