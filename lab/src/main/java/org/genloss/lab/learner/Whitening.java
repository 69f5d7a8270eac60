package org.genloss.lab.learner;

import java.util.Arrays;

/**
 * W of a normal law, so that W(x-m) is standard normal: the inverse of the Cholesky factor of the covariance, packed row after row (row c has
 * c+1 numbers), or one number a column where columns are independent.
 */
final class Whitening {
    private final double[] mean;
    private final double[] packed;
    private final boolean diagonal;
    /** ln of the density at the mean. */
    private final double top;

    /** @param covariance d variances, or d by d numbers row after row; all above 0 in every direction but for rounding */
    Whitening(double[] mean, double[] covariance) {
        int d = mean.length;
        this.mean = mean;
        this.diagonal = covariance.length == d;
        this.packed = diagonal
                ? Arrays.stream(covariance).map(v -> 1 / Math.sqrt(v)).toArray()
                : inverse(cholesky(covariance, d), d);
        double log = -0.5 * d * Math.log(2 * Math.PI);
        for (int c = 0; c < d; c++) {
            log += Math.log(packed[diagonal ? c : place(c, c)]);
        }
        this.top = log;
    }

    private static int place(int row, int column) {
        return row * (row + 1) / 2 + column;
    }

    /** What rounding took from a pivot is given back: it is at least 10^-14 of the variance that it is left of. */
    private static double[] cholesky(double[] covariance, int d) {
        double[] factor = new double[d * (d + 1) / 2];
        for (int c = 0; c < d; c++) {
            for (int e = 0; e <= c; e++) {
                double rest = covariance[c * d + e];
                for (int i = 0; i < e; i++) {
                    rest -= factor[place(c, i)] * factor[place(e, i)];
                }
                factor[place(c, e)] =
                        e < c ? rest / factor[place(e, e)] : Math.sqrt(Math.max(rest, 1e-14 * covariance[c * d + c]));
            }
        }
        return factor;
    }

    private static double[] inverse(double[] factor, int d) {
        double[] inverse = new double[factor.length];
        for (int e = 0; e < d; e++) {
            inverse[place(e, e)] = 1 / factor[place(e, e)];
            for (int c = e + 1; c < d; c++) {
                double sum = 0;
                for (int i = e; i < c; i++) {
                    sum -= factor[place(c, i)] * inverse[place(i, e)];
                }
                inverse[place(c, e)] = sum / factor[place(c, c)];
            }
        }
        return inverse;
    }

    /** ln of the density at the point that begins there; writes its deviation from the mean. */
    double logDensity(double[] x, int at, double[] deviation, int to) {
        int d = mean.length;
        for (int c = 0; c < d; c++) {
            deviation[to + c] = x[at + c] - mean[c];
        }
        double squares = 0;
        if (diagonal) {
            for (int c = 0; c < d; c++) {
                double z = packed[c] * deviation[to + c];
                squares += z * z;
            }
            return top - 0.5 * squares;
        }
        int place = 0;
        for (int c = 0; c < d; c++) {
            double z = 0;
            for (int e = 0; e <= c; e++) {
                z += packed[place++] * deviation[to + e];
            }
            squares += z * z;
        }
        return top - 0.5 * squares;
    }
}
