package org.genloss.metric.vector;

import org.genloss.profile.View;

/** Squared Fréchet distance of two normal distributions, that with the points' means and sample covariances (Dowson and Landau 1982). */
public final class Frechet {
    private static final double ROUNDING = 1e-14;

    private Frechet() {}

    /** The symmetric root of a view's covariance. */
    record Root() implements View.Tally<double[]> {
        @Override
        public double[] tally(View view) {
            return root(view.get(new Moments.Of()));
        }
    }

    /** Of two sets of points given one after another, at least two each; d numbers a point. */
    public static double distance(double[] x, double[] y, int d) {
        Moments first = Moments.of(Points.of(x, d));
        return distance(first, root(first), Moments.of(Points.of(y, d)));
    }

    private static double[] root(Moments moments) {
        return Symmetric.of(moments.covariance(), moments.dimensions()).root();
    }

    /**
     * |m1 - m2|^2 + tr S1 + tr S2 - 2 sum sqrt(eigenvalues of S1 S2); S1 S2 has the eigenvalues of the symmetric R S2 R, R the root of S1.
     * What cannot be told from rounding, {@value #ROUNDING} of the variances for each dimension, is 0.
     */
    static double distance(Moments first, double[] root, Moments second) {
        int d = first.dimensions();
        double[] product = multiply(multiply(root, second.covariance(), d), root, d);
        double cross = 0;
        for (double value : Symmetric.eigenvalues(symmetric(product, d), d)) {
            cross += Math.sqrt(Math.max(0, value));
        }
        double squares = 0;
        for (int j = 0; j < d; j++) {
            double difference = first.mean()[j] - second.mean()[j];
            squares += difference * difference;
        }
        double variance = first.totalVariance() + second.totalVariance();
        double distance = squares + variance - 2 * cross;
        return distance > ROUNDING * d * variance ? distance : 0;
    }

    private static double[] multiply(double[] a, double[] b, int d) {
        double[] product = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                double factor = a[i * d + k];
                for (int j = 0; j < d; j++) {
                    product[i * d + j] += factor * b[k * d + j];
                }
            }
        }
        return product;
    }

    private static double[] symmetric(double[] a, int d) {
        double[] mean = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                mean[i * d + j] = 0.5 * (a[i * d + j] + a[j * d + i]);
            }
        }
        return mean;
    }
}
