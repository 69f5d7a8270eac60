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
        return of(
                points.values(),
                points.dimensions(),
                java.util.stream.IntStream.range(0, points.size()).toArray());
    }

    static Moments of(double[] values, int d, int[] chosen) {
        double[] mean = mean(values, d, chosen);
        Gram.Rows centred = (r, into) -> {
            for (int j = 0; j < d; j++) {
                into[j] = values[chosen[r] * d + j] - mean[j];
            }
        };
        return new Moments(chosen.length, mean, Gram.of(chosen.length, d, centred, Math.max(1, chosen.length - 1)));
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
}
