package org.genloss.lab.learner;

import java.util.Arrays;
import org.genloss.data.Corpus;
import org.genloss.data.Vectors;
import org.genloss.lab.Weighted;

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

    /** The weights divided by their sum. @throws IllegalArgumentException where they sum to 0 */
    static double[] shares(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0)) {
            throw new IllegalArgumentException("the weights of all " + weights.length + " items are 0");
        }
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    /** Mean of one column, weighted where the corpus is. @param points the items of the corpus */
    static double meanOnLine(Corpus data, Vectors points) {
        return data instanceof Weighted weighted ? mean(points, shares(weighted.weights()))[0] : mean(points)[0];
    }

    static double[] mean(Vectors data, double[] shares) {
        int d = data.dimensions();
        double[] x = data.values();
        double[] mean = new double[d];
        for (int at = 0; at < x.length; at += d) {
            for (int j = 0; j < d; j++) {
                mean[j] += shares[at / d] * x[at + j];
            }
        }
        return mean;
    }

    /** Sum of the products of deviations over the divisor: d by d, row after row. */
    static double[] full(Vectors data, double[] mean, double divisor) {
        return full(data, mean, null, divisor);
    }

    /** Each product times the share of its item; null for 1 each. */
    static double[] full(Vectors data, double[] mean, double[] shares, double divisor) {
        int d = data.dimensions();
        double[] x = data.values();
        double[] sums = new double[d * d];
        double[] deviation = new double[d];
        for (int at = 0; at < x.length; at += d) {
            for (int j = 0; j < d; j++) {
                deviation[j] = x[at + j] - mean[j];
                double weighted = shares == null ? deviation[j] : shares[at / d] * deviation[j];
                for (int k = 0; k <= j; k++) {
                    sums[j * d + k] += weighted * deviation[k];
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

    /** Mean of the squared deviations of each column by the shares of the items. */
    static double[] variances(Vectors data, double[] mean, double[] shares) {
        int d = data.dimensions();
        double[] x = data.values();
        double[] sums = new double[d];
        for (int at = 0; at < x.length; at += d) {
            for (int j = 0; j < d; j++) {
                double deviation = x[at + j] - mean[j];
                sums[j] += shares[at / d] * deviation * deviation;
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
