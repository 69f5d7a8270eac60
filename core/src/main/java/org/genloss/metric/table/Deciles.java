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
        double least = Quantiles.of(numbers, reference, 0);
        double most = Quantiles.of(numbers, reference, 1);
        double[] edges = new double[TENTHS - 1];
        Arrays.setAll(edges, i -> Quantiles.of(numbers, reference, (i + 1) / (double) TENTHS));
        double[] inner = Arrays.stream(edges)
                .distinct()
                .filter(edge -> edge > least && edge < most)
                .toArray();
        return inner.length == 0 && least < most ? besideTheHeavy(edges) : inner;
    }

    /** All deciles are the smallest or the largest value: each of them from itself to right above itself. */
    private static double[] besideTheHeavy(double[] deciles) {
        return Arrays.stream(deciles)
                .distinct()
                .flatMap(value -> DoubleStream.of(value, Math.nextUp(value)))
                .toArray();
    }

    static PerColumn.Counts of(PerColumn.Counts counts) {
        double[] numbers = counts.column().numbers();
        double[] edges = edges(numbers, counts.reference());
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
