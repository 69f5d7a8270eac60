package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;

/** The fit of a mixture of Gaussians: one object a fit. */
final class ExpectationMaximisation {
    private final Gmm settings;
    private final Vectors points;
    private final double[] x;
    private final int d;
    private final int k;
    private final double floor;
    private final double[] weights;
    private final double[][] means;
    private final double[][] covariances;
    /** Share of item i in component j, at i*k+j. */
    private final double[] shares;

    ExpectationMaximisation(Gmm settings, Vectors points) {
        this.settings = settings;
        this.points = points;
        this.x = points.values();
        this.d = points.dimensions();
        this.k = settings.components();
        this.weights = new double[k];
        this.means = new double[k][d];
        this.covariances = new double[k][settings.covariance() == Gmm.Shape.FULL ? d * d : d];
        this.shares = new double[points.size() * k];
        double spread = Arrays.stream(Moments.variances(points, Moments.mean(points), points.size()))
                        .sum()
                / d;
        Numbers.refuseUnlessSpread(spread, points.size());
        this.floor = settings.floor() * spread;
    }

    GmmModel run(Schema schema, UniformRandomProvider random) {
        int[] nearest = KMeans.cluster(points, k, random);
        for (int i = 0; i < nearest.length; i++) {
            shares[i * k + nearest[i]] = 1;
        }
        maximise();
        double before = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < settings.iterations(); step++) {
            double likelihood = expect();
            maximise();
            if (likelihood - before < settings.tolerance()) {
                break;
            }
            before = likelihood;
        }
        List<GaussianModel> components = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            components.add(new GaussianModel(schema, means[j], covariances[j], 1));
        }
        return new GmmModel(schema, weights, components);
    }

    /** Shares of all items in all components under the current mixture; gives the mean log-likelihood per item. */
    private double expect() {
        Normals[] normals = new Normals[k];
        Arrays.setAll(normals, j -> Normals.of(means[j], covariances[j]));
        double[] logs = new double[k];
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < k; j++) {
                logs[j] = Math.log(weights[j]) + normals[j].logDensity(x, i * d);
            }
            double log = Numbers.logSum(logs);
            sum += log;
            for (int j = 0; j < k; j++) {
                shares[i * k + j] = Math.exp(logs[j] - log);
            }
        }
        return sum / points.size();
    }

    /** A component with no share of anything keeps its mean and covariance and has weight 0. */
    private void maximise() {
        for (int j = 0; j < k; j++) {
            double total = 0;
            for (int i = 0; i < points.size(); i++) {
                total += shares[i * k + j];
            }
            weights[j] = total / points.size();
            if (total > 0) {
                mean(j, total);
                covariance(j, total);
            } else if (covariances[j][0] == 0) {
                addFloor(j);
            }
        }
    }

    private void mean(int j, double total) {
        double[] sums = new double[d];
        for (int i = 0; i < points.size(); i++) {
            double share = shares[i * k + j];
            for (int c = 0; c < d; c++) {
                sums[c] += share * x[i * d + c];
            }
        }
        Arrays.setAll(means[j], c -> sums[c] / total);
    }

    private void covariance(int j, double total) {
        double[] sums = covariances[j];
        Arrays.fill(sums, 0);
        double[] deviation = new double[d];
        for (int i = 0; i < points.size(); i++) {
            double share = shares[i * k + j];
            if (share > 0) {
                for (int c = 0; c < d; c++) {
                    deviation[c] = x[i * d + c] - means[j][c];
                }
                add(sums, deviation, share / total);
            }
        }
        if (sums.length > d) {
            mirror(sums);
        }
        addFloor(j);
    }

    private void add(double[] sums, double[] deviation, double share) {
        for (int c = 0; c < d; c++) {
            if (sums.length == d) {
                sums[c] += share * deviation[c] * deviation[c];
            } else {
                for (int e = 0; e <= c; e++) {
                    sums[c * d + e] += share * deviation[c] * deviation[e];
                }
            }
        }
    }

    private void mirror(double[] sums) {
        for (int c = 0; c < d; c++) {
            for (int e = 0; e < c; e++) {
                sums[e * d + c] = sums[c * d + e];
            }
        }
    }

    private void addFloor(int j) {
        int step = covariances[j].length > d ? d + 1 : 1;
        for (int c = 0; c < d; c++) {
            covariances[j][c * step] += floor;
        }
    }
}
