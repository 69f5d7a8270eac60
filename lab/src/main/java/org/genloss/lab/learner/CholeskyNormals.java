package org.genloss.lab.learner;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** A full covariance by its pivoted Cholesky factor: P'CP = LL', L with as many columns as the covariance has rank. */
final class CholeskyNormals implements Normals {
    private final double[] mean;
    private final int[] pivots;
    private final double[][] factor;
    private final int rank;

    CholeskyNormals(double[] mean, double[] covariance) {
        int d = mean.length;
        this.mean = mean;
        this.pivots = new int[d];
        Arrays.setAll(pivots, i -> i);
        this.factor = new double[d][d];
        this.rank = factorise(covariance, d);
    }

    /**
     * The next pivot is the largest variance that remains; at or below d ulp of the largest variance of all it counts as zero, the rounding of
     * d subtractions (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 10.3).
     */
    private int factorise(double[] covariance, int d) {
        double[] rest = new double[d];
        Arrays.setAll(rest, i -> covariance[i * d + i]);
        double zero = Arrays.stream(rest).max().orElse(0) * d * Math.ulp(1.0);
        for (int j = 0; j < d; j++) {
            swap(largest(rest, j), j);
            double variance = rest[pivots[j]];
            if (!(variance > zero)) {
                return j;
            }
            factor[j][j] = Math.sqrt(variance);
            for (int i = j + 1; i < d; i++) {
                double sum = covariance[pivots[i] * d + pivots[j]];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = sum / factor[j][j];
                rest[pivots[i]] -= factor[i][j] * factor[i][j];
            }
        }
        return d;
    }

    private int largest(double[] rest, int from) {
        int best = from;
        for (int i = from + 1; i < pivots.length; i++) {
            best = rest[pivots[i]] > rest[pivots[best]] ? i : best;
        }
        return best;
    }

    private void swap(int i, int j) {
        int pivot = pivots[i];
        pivots[i] = pivots[j];
        pivots[j] = pivot;
        double[] row = factor[i];
        factor[i] = factor[j];
        factor[j] = row;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int numbers() {
        return rank;
    }

    @Override
    public double logDeterminant() {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            sum += 2 * Math.log(j < rank ? factor[j][j] : 0);
        }
        return sum;
    }

    /** The k-th normal number waits in the place of the k-th pivot, which rows from the last to the k-th read, the k-th overwriting it. */
    @Override
    public void draw(ContinuousSampler normal, double scale, double[] into, int at) {
        for (int k = 0; k < rank; k++) {
            into[at + pivots[k]] = scale * normal.sample();
        }
        for (int i = pivots.length - 1; i >= 0; i--) {
            double sum = mean[pivots[i]];
            int columns = Math.min(i + 1, rank);
            for (int k = 0; k < columns; k++) {
                sum += factor[i][k] * into[at + pivots[k]];
            }
            into[at + pivots[i]] = sum;
        }
    }

    @Override
    public double logDensity(double[] x, int at) {
        double[] z = new double[rank];
        double log = -0.5 * rank * Math.log(2 * Math.PI);
        for (int i = 0; i < pivots.length; i++) {
            double deviation = x[at + pivots[i]] - mean[pivots[i]];
            double rest = deviation;
            for (int k = 0; k < Math.min(i, rank); k++) {
                rest -= factor[i][k] * z[k];
            }
            if (i < rank) {
                z[i] = rest / factor[i][i];
                log -= 0.5 * z[i] * z[i] + Math.log(factor[i][i]);
            } else if (Math.abs(rest) > OFF * size(x, at)) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        return log;
    }

    /** The largest coordinate or mean in absolute value. */
    private double size(double[] x, int at) {
        double size = 0;
        for (int j = 0; j < mean.length; j++) {
            size = Math.max(size, Math.max(Math.abs(x[at + j]), Math.abs(mean[j])));
        }
        return size;
    }
}
