package org.genloss.metric.vector;

import java.util.Arrays;

/** Sums of outer products: the matrix sum over rows x of x x', divided by a number. */
final class Gram {
    private static final int STEP = 4;

    private Gram() {}

    /** Writes row number {@code index} into the array. */
    interface Rows {
        void write(int index, double[] into);
    }

    /**
     * The m x m matrix, row after row.
     *
     * @param count number of rows
     * @param m numbers a row
     */
    static double[] of(int count, int m, Rows rows, double divisor) {
        double[][] four = new double[STEP][m];
        double[][] lower = new double[m][];
        for (int a = 0; a < m; a++) {
            lower[a] = new double[a + 1];
        }
        for (int from = 0; from < count; from += STEP) {
            for (int r = 0; r < STEP; r++) {
                if (from + r < count) {
                    rows.write(from + r, four[r]);
                } else {
                    Arrays.fill(four[r], 0);
                }
            }
            for (int a = 0; a < m; a++) {
                add(lower[a], four, a);
            }
        }
        return full(lower, divisor);
    }

    /** sums[b] += sum over the four rows of row[a] row[b], b = 0..a. */
    private static void add(double[] sums, double[][] rows, int a) {
        double[] r0 = rows[0];
        double[] r1 = rows[1];
        double[] r2 = rows[2];
        double[] r3 = rows[3];
        double f0 = r0[a];
        double f1 = r1[a];
        double f2 = r2[a];
        double f3 = r3[a];
        for (int b = 0; b < sums.length; b++) {
            sums[b] = sums[b] + f0 * r0[b] + f1 * r1[b] + f2 * r2[b] + f3 * r3[b];
        }
    }

    private static double[] full(double[][] lower, double divisor) {
        int m = lower.length;
        double[] full = new double[m * m];
        for (int a = 0; a < m; a++) {
            for (int b = 0; b <= a; b++) {
                full[a * m + b] = lower[a][b] / divisor;
                full[b * m + a] = full[a * m + b];
            }
        }
        return full;
    }
}
