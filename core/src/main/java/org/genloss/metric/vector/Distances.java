package org.genloss.metric.vector;

import java.util.Arrays;

/**
 * Squared Euclidean distances in double: the sum of (x-y)^2 over the axes in their order, whichever way it is reached. Exact, and so are
 * ties, for integers below 2^26 in size.
 */
final class Distances {
  /** Points in a panel; a multiple of any vector register. */
  static final int LANES = 256;

  private Distances() {}

  static double squared(double[] x, int i, double[] y, int j, int d) {
    double sum = 0;
    for (int t = 0; t < d; t++) {
      double difference = x[i * d + t] - y[j * d + t];
      sum += difference * difference;
    }
    return sum;
  }

  /** Squared distances from point i of x to all points of y. */
  static double[] row(double[] x, int i, double[] y, int d) {
    double[] row = new double[y.length / d];
    for (int j = 0; j < row.length; j++) {
      row[j] = squared(x, i, y, j, d);
    }
    return row;
  }

  /** Receives the distances of a row to the points from..from+count-1; the array is used again afterwards. */
  interface Sink {
    void accept(int row, int from, int count, double[] squared);
  }

  /** All squared distances from x to y, a panel of y at a time: y in ascending order for each row. */
  static void all(double[] x, double[] y, int d, Sink sink) {
    int rows = x.length / d;
    int points = y.length / d;
    int padded = (d + 3) / 4 * 4;
    double[][] panel = new double[padded][LANES];
    double[] first = new double[padded];
    double[] second = new double[padded];
    double[] toFirst = new double[LANES];
    double[] toSecond = new double[LANES];
    for (int from = 0; from < points; from += LANES) {
      int count = Math.min(LANES, points - from);
      transpose(y, from, count, d, panel);
      for (int i = 0; i < rows; i += 2) {
        int other = Math.min(i + 1, rows - 1);
        System.arraycopy(x, i * d, first, 0, d);
        System.arraycopy(x, other * d, second, 0, d);
        two(first, second, panel, toFirst, toSecond);
        sink.accept(i, from, count, toFirst);
        if (other > i) {
          sink.accept(other, from, count, toSecond);
        }
      }
    }
  }

  private static void transpose(double[] y, int from, int count, int d, double[][] panel) {
    for (int l = 0; l < count; l++) {
      int at = (from + l) * d;
      for (int t = 0; t < d; t++) {
        panel[t][l] = y[at + t];
      }
    }
  }

  private static void two(double[] first, double[] second, double[][] panel, double[] toFirst, double[] toSecond) {
    Arrays.fill(toFirst, 0);
    Arrays.fill(toSecond, 0);
    for (int t = 0; t < first.length; t += 4) {
      four(first, t, panel, toFirst);
      four(second, t, panel, toSecond);
    }
  }

  /** Adds four axes; one array an axis, so that the compiler sees that no two overlap out of step. */
  private static void four(double[] x, int t, double[][] panel, double[] sums) {
    double x0 = x[t];
    double x1 = x[t + 1];
    double x2 = x[t + 2];
    double x3 = x[t + 3];
    double[] p0 = panel[t];
    double[] p1 = panel[t + 1];
    double[] p2 = panel[t + 2];
    double[] p3 = panel[t + 3];
    for (int l = 0; l < LANES; l++) {
      double d0 = x0 - p0[l];
      double d1 = x1 - p1[l];
      double d2 = x2 - p2[l];
      double d3 = x3 - p3[l];
      sums[l] = sums[l] + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
    }
  }
}
