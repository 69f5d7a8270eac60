package org.genloss.metric.vector;

import org.genloss.profile.View;

/**
 * Mean and sample covariance (divisor n-1) of a set of points, in two passes: a common offset of all points costs no digits.
 *
 * @param covariance dimensions x dimensions, row after row; all 0 for a single point
 */
record Moments(int size, double[] mean, double[] covariance) {
  /** The moments of a view's points, above 256 dimensions on the pool's 256 leading axes. */
  record Of() implements View.Tally<Moments> {
    @Override
    public Moments tally(View view) {
      Points points = view.pool().get(new Axes.Of());
      return of(points.values(), points.dimensions(), view.items());
    }
  }

  /** Eigenvalues of a view's covariance, descending. */
  record Spectrum() implements View.Tally<double[]> {
    @Override
    public double[] tally(View view) {
      Moments moments = view.get(new Of());
      return Symmetric.eigenvalues(moments.covariance, moments.dimensions());
    }
  }

  private static final int ROWS = 4;

  int dimensions() {
    return mean.length;
  }

  double variance(int column) {
    return covariance[column * mean.length + column];
  }

  /** Trace of the covariance. */
  double totalVariance() {
    double sum = 0;
    for (int j = 0; j < mean.length; j++) {
      sum += variance(j);
    }
    return sum;
  }

  static Moments of(Points points) {
    return of(points.values(), points.dimensions(), java.util.stream.IntStream.range(0, points.size()).toArray());
  }

  static Moments of(double[] values, int d, int[] chosen) {
    double[] mean = mean(values, d, chosen);
    double[][] centred = new double[ROWS][d];
    double[][] lower = new double[d][];
    for (int a = 0; a < d; a++) {
      lower[a] = new double[a + 1];
    }
    for (int from = 0; from < chosen.length; from += ROWS) {
      for (int r = 0; r < ROWS; r++) {
        boolean there = from + r < chosen.length;
        for (int j = 0; j < d; j++) {
          centred[r][j] = there ? values[chosen[from + r] * d + j] - mean[j] : 0;
        }
      }
      for (int a = 0; a < d; a++) {
        add(lower[a], centred, a);
      }
    }
    return new Moments(chosen.length, mean, full(lower, Math.max(1, chosen.length - 1)));
  }

  static double[] mean(double[] values, int d, int[] chosen) {
    double[] mean = new double[d];
    if (chosen.length == 0) {
      return mean;
    }
    double[] offset = java.util.Arrays.copyOfRange(values, chosen[0] * d, chosen[0] * d + d);
    for (int i : chosen) {
      for (int j = 0; j < d; j++) {
        mean[j] += values[i * d + j] - offset[j];
      }
    }
    for (int j = 0; j < d; j++) {
      mean[j] = offset[j] + mean[j] / chosen.length;
    }
    return mean;
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
      sums[b] += f0 * r0[b] + f1 * r1[b] + f2 * r2[b] + f3 * r3[b];
    }
  }

  private static double[] full(double[][] lower, double divisor) {
    int d = lower.length;
    double[] full = new double[d * d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b <= a; b++) {
        full[a * d + b] = lower[a][b] / divisor;
        full[b * d + a] = full[a * d + b];
      }
    }
    return full;
  }
}
