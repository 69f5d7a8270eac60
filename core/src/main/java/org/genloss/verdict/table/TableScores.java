package org.genloss.verdict.table;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.metric.table.Column;

/**
 * A column of numbers on the scale of its pooled ranks.
 *
 * @param pooled rows of the pool at each level, the missing ones last
 * @param present rows with a value
 * @param score normal score of each level: the normal quantile of (rows below + half its rows) / present
 * @param bin eighth of the pool in which the middle of each level lies, so that equal values share a bin; 8 for missing
 */
record TableScores(int[] pooled, int present, double[] score, int[] bin) {
    static final int BINS = 8;

    static TableScores of(Column column) {
        int[] pooled = new int[column.levels() + 1];
        for (int code : column.codes()) {
            pooled[code]++;
        }
        int present = column.codes().length - pooled[column.levels()];
        double[] score = new double[pooled.length];
        int[] bin = new int[pooled.length];
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double below = 0;
        for (int level = 0; level < column.levels(); level++) {
            double middle = (below + pooled[level] / 2.0) / present;
            score[level] = normal.inverseCumulativeProbability(middle);
            bin[level] = (int) (BINS * middle);
            below += pooled[level];
        }
        bin[column.levels()] = BINS;
        return new TableScores(pooled, present, score, bin);
    }

    /** An extreme region: levels from {@code first} to {@code last}; {@code edge} is the nearest level outside. */
    record Edge(int first, int last, int edge, int rows) {}

    /**
     * The rows at or beyond the pooled quantile q; strictly beyond it where ties fill more than 2.5 q.
     *
     * @param high the upper end
     */
    Edge tail(boolean high, double q) {
        return edge(high, Math.max(1, (int) Math.ceil(q * present)), 2.5 * q * present);
    }

    /** The smallest region at that end with at least {@code rows} rows, or without its innermost level where that makes over {@code most}. */
    private Edge edge(boolean high, int rows, double most) {
        int levels = score.length - 1;
        int count = 0;
        int taken = 0;
        while (taken < levels && count < rows) {
            count += pooled[high ? levels - 1 - taken : taken];
            taken++;
        }
        if (count > most) {
            taken--;
            count -= pooled[high ? levels - 1 - taken : taken];
        }
        return high
                ? new Edge(levels - taken, levels - 1, levels - taken - 1, count)
                : new Edge(0, taken - 1, taken, count);
    }

    /** Score and bin by item instead of by level. */
    double[] scores(int[] codes) {
        return Arrays.stream(codes).mapToDouble(code -> score[code]).toArray();
    }

    int[] bins(int[] codes) {
        return Arrays.stream(codes).map(code -> bin[code]).toArray();
    }
}
