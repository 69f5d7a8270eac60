package org.genloss.lab.learner;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** A multivariate normal law ready to draw from: its mean and a pivoted Cholesky factor of its covariance, of full rank or not. */
final class Normals {
  /** Pivots at or below this times d times the largest variance count as zero: the rounding of d additions in double precision. */
  private static final double ROUNDING = Math.ulp(1.0);

  private final double[] mean;
  private final int[] pivots;
  private final double[][] factor;
  private final int rank;

  /**
   * P'CP = LL' by choosing the largest remaining variance as the next pivot (Higham, Accuracy and Stability of Numerical Algorithms, 10.3).
   *
   * @param mean d numbers
   * @param covariance d by d, row after row, symmetric and not indefinite
   */
  Normals(double[] mean, double[] covariance) {
    int d = mean.length;
    this.mean = mean;
    this.pivots = new int[d];
    this.factor = new double[d][];
    Arrays.setAll(pivots, i -> i);
    this.rank = factorise(covariance, d);
  }

  private int factorise(double[] covariance, int d) {
    double[] rest = new double[d];
    Arrays.setAll(rest, i -> covariance[i * d + i]);
    double zero = Arrays.stream(rest).max().orElse(0) * d * ROUNDING;
    for (int j = 0; j < d; j++) {
      factor[j] = new double[d];
    }
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

  int rank() {
    return rank;
  }

  /** ln det C; negative infinity where the covariance has not full rank. */
  double logDeterminant() {
    double sum = 0;
    for (int j = 0; j < mean.length; j++) {
      sum += 2 * Math.log(j < rank ? factor[j][j] : 0);
    }
    return sum;
  }

  static ZigguratSampler.NormalizedGaussian sampler(UniformRandomProvider random) {
    return ZigguratSampler.NormalizedGaussian.of(random);
  }

  /** Writes one draw into the array: mean + scale * L z. */
  void draw(ZigguratSampler.NormalizedGaussian normal, double scale, double[] into, int at) {
    double[] z = new double[rank];
    for (int k = 0; k < rank; k++) {
      z[k] = scale * normal.sample();
    }
    for (int i = 0; i < pivots.length; i++) {
      double sum = mean[pivots[i]];
      double[] row = factor[i];
      for (int k = Math.min(i, rank - 1); k >= 0; k--) {
        sum += row[k] * z[k];
      }
      into[at + pivots[i]] = sum;
    }
  }

  /**
   * Natural logarithm of the density at the point. Where the covariance has rank r below d the law lives on an r-dimensional flat: negative
   * infinity off it, and on it the density of its r pivot coordinates.
   */
  double logDensity(double[] x, int at) {
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
      } else if (Math.abs(rest) > 1e-9 * (Math.abs(deviation) + Math.abs(mean[pivots[i]]) + 1e-300)) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    return log;
  }
}
