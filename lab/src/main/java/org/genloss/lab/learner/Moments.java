package org.genloss.lab.learner;

import org.genloss.data.Vectors;

/** Means and covariances of points held in one array, in two passes. */
final class Moments {
    private Moments() {}

    static double[] mean(Vectors data) {
        int d = data.dimensions();
        double[] x = data.values();
        double[] mean = new double[d];
        for (int at = 0; at < x.length; at += d) {
            for (int j = 0; j < d; j++) {
                mean[j] += x[at + j];
            }
        }
        int n = data.size();
        for (int j = 0; j < d; j++) {
            mean[j] /= n;
        }
        return mean;
    }

    /** Sum of the products of deviations over the divisor: d by d, row after row. */
    static double[] full(Vectors data, double[] mean, double divisor) {
        int d = data.dimensions();
        double[] x = data.values();
        double[] sums = new double[d * d];
        double[] deviation = new double[d];
        for (int at = 0; at < x.length; at += d) {
            for (int j = 0; j < d; j++) {
                deviation[j] = x[at + j] - mean[j];
                for (int k = 0; k <= j; k++) {
                    sums[j * d + k] += deviation[j] * deviation[k];
                }
            }
        }
        for (int j = 0; j < d; j++) {
            for (int k = 0; k <= j; k++) {
                sums[j * d + k] /= divisor;
                sums[k * d + j] = sums[j * d + k];
            }
        }
        return sums;
    }

    /** Sum of the squared deviations of each column over the divisor. */
    static double[] variances(Vectors data, double[] mean, double divisor) {
        int d = data.dimensions();
        double[] x = data.values();
        double[] sums = new double[d];
        for (int at = 0; at < x.length; at += d) {
            for (int j = 0; j < d; j++) {
                double deviation = x[at + j] - mean[j];
                sums[j] += deviation * deviation;
            }
        }
        for (int j = 0; j < d; j++) {
            sums[j] /= divisor;
        }
        return sums;
    }
}
