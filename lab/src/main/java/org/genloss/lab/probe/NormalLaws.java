package org.genloss.lab.probe;

import java.util.Arrays;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.metric.vector.Symmetric;

/** Closed forms for two normal laws with as many columns. */
final class NormalLaws {
    private NormalLaws() {}

    /**
     * Kullback-Leibler divergence (tr(S^-1 S0) + (m-m0)' S^-1 (m-m0) - d + ln det S - ln det S0) / 2 of the first from the second; a'S^-1 a is
     * twice what the log-density falls from m to m+a, and the trace is the sum of that over the columns of a root of S0. Not finite where one
     * covariance has not full rank.
     */
    static double divergence(GaussianModel of, GaussianModel from) {
        int d = of.dimensions();
        double[] root = Symmetric.of(covariance(of), d).root();
        double[] point = mean(of);
        double squares = fall(from, point);
        for (int k = 0; k < d; k++) {
            int column = k;
            Arrays.setAll(point, j -> from.mean(j) + root[j * d + column]);
            squares += fall(from, point);
        }
        return 0.5 * (squares - d + from.logDeterminant() - of.logDeterminant());
    }

    private static double fall(GaussianModel model, double[] point) {
        return 2 * (model.logDensity(vector(mean(model))) - model.logDensity(vector(point)));
    }

    private static Item vector(double[] x) {
        return Item.of("", new Payload.Vector(x));
    }

    /** |m - m0|^2 + tr(S + S0 - 2 (S0^(1/2) S S0^(1/2))^(1/2)), at least 0. */
    static double squaredWasserstein(GaussianModel model, GaussianModel truth) {
        int d = truth.dimensions();
        double[] root = Symmetric.of(covariance(truth), d).root();
        double[] between = times(times(root, covariance(model), d), root, d);
        double sum = 0;
        for (double value : Symmetric.eigenvalues(between, d)) {
            sum -= 2 * Math.sqrt(Math.max(0, value));
        }
        for (int j = 0; j < d; j++) {
            double gap = model.mean(j) - truth.mean(j);
            sum += gap * gap + model.covariance(j, j) + truth.covariance(j, j);
        }
        return Math.max(0, sum);
    }

    private static double[] times(double[] a, double[] b, int d) {
        double[] product = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                for (int j = 0; j < d; j++) {
                    product[i * d + j] += a[i * d + k] * b[k * d + j];
                }
            }
        }
        return product;
    }

    private static double[] mean(GaussianModel law) {
        double[] mean = new double[law.dimensions()];
        Arrays.setAll(mean, law::mean);
        return mean;
    }

    private static double[] covariance(GaussianModel law) {
        int d = law.dimensions();
        double[] covariance = new double[d * d];
        Arrays.setAll(covariance, i -> law.covariance(i / d, i % d));
        return covariance;
    }
}
