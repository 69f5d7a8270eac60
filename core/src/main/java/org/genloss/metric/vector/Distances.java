package org.genloss.metric.vector;

import java.util.Arrays;

/**
 * Squared Euclidean distances in double: the sum of (x-y)^2 over the axes in their order, whichever way it is reached. Exact, and so are
 * ties, for integers below 2^26 in size.
 */
public final class Distances {
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
    public interface Sink {
        void accept(int row, int from, int count, double[] squared);
    }

    /** All squared distances from x to y, a panel of y at a time: y in ascending order for each row. */
    public static void all(double[] x, double[] y, int d, Sink sink) {
        int rows = x.length / d;
        int points = y.length / d;
        Tile tile = new Tile(d);
        for (int from = 0; from < points; from += LANES) {
            int count = Math.min(LANES, points - from);
            tile.load(y, from, count);
            for (int i = 0; i < rows; i += 2) {
                int other = Math.min(i + 1, rows - 1);
                tile.measure(x, i, other);
                sink.accept(i, from, count, tile.toFirst);
                if (other > i) {
                    sink.accept(other, from, count, tile.toSecond);
                }
            }
        }
    }

    /** Two rows against a panel of points, which is stored axis after axis. */
    private static final class Tile {
        private final int d;
        private final double[][] panel;
        private final double[] first;
        private final double[] second;
        private final double[] toFirst = new double[LANES];
        private final double[] toSecond = new double[LANES];

        Tile(int d) {
            this.d = d;
            int even = (d + 1) / 2 * 2;
            panel = new double[even][LANES];
            first = new double[even];
            second = new double[even];
        }

        void load(double[] y, int from, int count) {
            for (int l = 0; l < count; l++) {
                int at = (from + l) * d;
                for (int t = 0; t < d; t++) {
                    panel[t][l] = y[at + t];
                }
            }
        }

        void measure(double[] x, int i, int j) {
            System.arraycopy(x, i * d, first, 0, d);
            System.arraycopy(x, j * d, second, 0, d);
            Arrays.fill(toFirst, 0);
            Arrays.fill(toSecond, 0);
            for (int t = 0; t < first.length; t += 2) {
                addTwoAxes(t);
            }
        }

        /**
         * One array an axis and a short body: the compiler then sees that nothing overlaps out of step, and uses whole vector registers.
         */
        private void addTwoAxes(int t) {
            double a0 = first[t];
            double a1 = first[t + 1];
            double b0 = second[t];
            double b1 = second[t + 1];
            double[] p0 = panel[t];
            double[] p1 = panel[t + 1];
            double[] sums = toFirst;
            double[] others = toSecond;
            for (int l = 0; l < LANES; l++) {
                double y0 = p0[l];
                double y1 = p1[l];
                double d0 = a0 - y0;
                double d1 = a1 - y1;
                double e0 = b0 - y0;
                double e1 = b1 - y1;
                sums[l] = sums[l] + d0 * d0 + d1 * d1;
                others[l] = others[l] + e0 * e0 + e1 * e1;
            }
        }
    }
}
