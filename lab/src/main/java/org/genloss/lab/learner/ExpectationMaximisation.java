package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.lab.Trained;
import org.genloss.metric.vector.KMeans;

/**
 * The fit of a mixture of Gaussians: one object a fit. Each step is one pass over the items: shares under the current mixture, and sums of
 * deviations from the current means, of which the next mixture is made.
 */
final class ExpectationMaximisation {
    private static final int CLUSTER_ROUNDS = 50;

    private final Gmm settings;
    private final Vectors points;
    private final Sample watched;
    /** One an item. */
    private final double[] items;

    /** Sum of the weights of all items: as many as there are. */
    private final double all;

    private final double[] x;
    private final int d;
    private final int k;
    private final double floor;
    private final double[] weights;
    private final double[][] means;
    private final double[][] covariances;
    private final double[] totals;
    /** Of deviations from the current means. */
    private final double[][] sums;
    /** Of their products, packed row after row; only of their squares where columns are independent. */
    private final double[][] products;

    private final List<Trained.Step> curve = new ArrayList<>();
    private double likelihood = Double.NEGATIVE_INFINITY;
    private double heldOut = Double.NEGATIVE_INFINITY;

    /** @param watched what is not fitted, and says when to stop; empty to stop by the tolerance alone */
    ExpectationMaximisation(Gmm settings, Sample fitted, Sample watched, int k) {
        this.settings = settings;
        this.points = fitted.points();
        this.items = fitted.weights();
        this.watched = watched;
        this.x = points.values();
        this.d = points.dimensions();
        this.k = k;
        boolean full = settings.covariance() == Gmm.Shape.FULL;
        this.weights = new double[k];
        this.means = new double[k][d];
        this.covariances = new double[k][full ? d * d : d];
        this.totals = new double[k];
        this.sums = new double[k][d];
        this.products = new double[k][full ? d * (d + 1) / 2 : d];
        this.all = Arrays.stream(items).sum();
        double spread = Arrays.stream(variances()).sum() / d;
        Numbers.refuseUnlessSpread(spread, points.size());
        this.floor = settings.floor() * spread;
    }

    private double[] variances() {
        if (Arrays.stream(items).allMatch(weight -> weight == 1)) {
            return Moments.variances(points, Moments.mean(points), points.size());
        }
        double[] shares = Moments.shares(items);
        return Moments.variances(points, Moments.mean(points, shares), shares);
    }

    /** From clusters of k-means. */
    ExpectationMaximisation cold(UniformRandomProvider random) {
        int[] nearest = new KMeans.Of(k, CLUSTER_ROUNDS, 1).cluster(x, d, random);
        double[] counts = new double[k];
        for (int i = 0; i < nearest.length; i++) {
            counts[nearest[i]] += items[i];
            for (int c = 0; c < d; c++) {
                means[nearest[i]][c] += items[i] * x[i * d + c];
            }
        }
        for (int j = 0; j < k; j++) {
            for (int c = 0; c < d && counts[j] > 0; c++) {
                means[j][c] /= counts[j];
            }
        }
        double[] deviation = new double[d];
        for (int i = 0; i < nearest.length; i++) {
            for (int c = 0; c < d; c++) {
                deviation[c] = x[i * d + c] - means[nearest[i]][c];
            }
            add(nearest[i], items[i], deviation, 0);
        }
        maximise();
        return run();
    }

    /** From the parameters of a mixture of as many components. */
    ExpectationMaximisation warm(GmmModel before) {
        for (int j = 0; j < k; j++) {
            GaussianModel component = before.component(j);
            weights[j] = before.weight(j);
            Arrays.setAll(means[j], component::mean);
            int columns = covariances[j].length == d ? 1 : d;
            Arrays.setAll(
                    covariances[j],
                    i -> columns == 1 ? component.covariance(i, i) : component.covariance(i / columns, i % columns));
        }
        return run();
    }

    private ExpectationMaximisation run() {
        Best best = new Best();
        for (int step = 0; step < settings.iterations() && !best.passed(); step++) {
            double before = likelihood;
            likelihood = expect();
            curve.add(new Trained.Step(likelihood, best.now));
            maximise();
            if (likelihood - before < settings.tolerance()) {
                break;
            }
        }
        best.passed();
        best.restore();
        return this;
    }

    /** The mixture of the step at which the items watched were likeliest; where none are watched, every step is the best so far. */
    private final class Best {
        private final double[] bestWeights = new double[k];
        private final double[][] bestMeans = new double[k][];
        private final double[][] bestCovariances = new double[k][];
        private double highest = Double.NEGATIVE_INFINITY;
        private double now = Double.NaN;
        private int since;

        /** Looks at the current mixture. @return whether the best lies as many steps back as there is patience for */
        boolean passed() {
            if (watched.size() == 0) {
                return false;
            }
            now = watchedLikelihood();
            since++;
            if (now > highest) {
                highest = now;
                since = 0;
                System.arraycopy(weights, 0, bestWeights, 0, k);
                Arrays.setAll(bestMeans, j -> means[j].clone());
                Arrays.setAll(bestCovariances, j -> covariances[j].clone());
            }
            return since >= settings.patience();
        }

        void restore() {
            if (highest == Double.NEGATIVE_INFINITY) {
                return;
            }
            heldOut = highest;
            System.arraycopy(bestWeights, 0, weights, 0, k);
            for (int j = 0; j < k; j++) {
                means[j] = bestMeans[j];
                covariances[j] = bestCovariances[j];
            }
        }
    }

    /** Mean log-likelihood of the items watched under the current mixture. */
    private double watchedLikelihood() {
        Whitening[] laws = new Whitening[k];
        Arrays.setAll(laws, j -> new Whitening(means[j], covariances[j]));
        double[] deviation = new double[d];
        double[] logs = new double[k];
        double sum = 0;
        double items = 0;
        for (int i = 0; i < watched.size(); i++) {
            for (int j = 0; j < k; j++) {
                logs[j] = Math.log(weights[j])
                        + laws[j].logDensity(watched.points().values(), i * d, deviation, 0);
            }
            sum += watched.weights()[i] * Numbers.logSum(logs);
            items += watched.weights()[i];
        }
        return sum / items;
    }

    GmmModel model(Schema schema) {
        List<GaussianModel> components = new ArrayList<>();
        for (int j = 0; j < k; j++) {
            components.add(new GaussianModel(schema, means[j], covariances[j], 1));
        }
        return new GmmModel(schema, weights, components).trained(curve);
    }

    /** Of which less is better: Schwarz's, -2 ln L + parameters ln n; where items are watched, their log-likelihood with the other sign. */
    double criterion() {
        if (watched.size() > 0) {
            return -heldOut;
        }
        double n = all;
        double parameters = k - 1.0 + k * (d + products[0].length);
        return -2 * n * likelihood + parameters * Math.log(n);
    }

    /** Sums over the items under the current mixture; gives the mean log-likelihood per item. */
    private double expect() {
        Whitening[] laws = new Whitening[k];
        Arrays.setAll(laws, j -> new Whitening(means[j], covariances[j]));
        double[] logWeights = Arrays.stream(weights).map(Math::log).toArray();
        double[] logs = new double[k];
        double[] deviations = new double[k * d];
        double sum = 0;
        for (int i = 0; i < items.length; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < k; j++) {
                logs[j] = logWeights[j] + laws[j].logDensity(x, i * d, deviations, j * d);
                largest = Math.max(largest, logs[j]);
            }
            double mass = 0;
            for (int j = 0; j < k; j++) {
                logs[j] = Math.exp(logs[j] - largest);
                mass += logs[j];
            }
            sum += items[i] * (largest + Math.log(mass));
            for (int j = 0; j < k; j++) {
                add(j, items[i] * logs[j] / mass, deviations, j * d);
            }
        }
        return sum / all;
    }

    private void add(int j, double share, double[] deviation, int at) {
        if (share == 0) {
            return;
        }
        totals[j] += share;
        double[] first = sums[j];
        double[] second = products[j];
        boolean full = covariances[j].length > d;
        int place = 0;
        for (int c = 0; c < d; c++) {
            double part = share * deviation[at + c];
            first[c] += part;
            for (int e = full ? 0 : c; e <= c; e++) {
                second[place++] += part * deviation[at + e];
            }
        }
    }

    /** A component with no share of anything keeps its mean and covariance and has weight 0. */
    private void maximise() {
        double sum = Arrays.stream(totals).sum();
        for (int j = 0; j < k; j++) {
            weights[j] = totals[j] / sum;
            if (totals[j] > 0) {
                move(j);
            } else if (covariances[j][0] == 0) {
                addFloor(j);
            }
            totals[j] = 0;
            Arrays.fill(sums[j], 0);
            Arrays.fill(products[j], 0);
        }
    }

    /** Products of deviations from the new mean are those from the old one less the product of what the mean moved by. */
    private void move(int j) {
        boolean full = covariances[j].length > d;
        double[] by = Arrays.stream(sums[j]).map(sum -> sum / totals[j]).toArray();
        int place = 0;
        for (int c = 0; c < d; c++) {
            means[j][c] += by[c];
            for (int e = full ? 0 : c; e <= c; e++) {
                double value = products[j][place++] / totals[j] - by[c] * by[e];
                if (full) {
                    covariances[j][c * d + e] = value;
                    covariances[j][e * d + c] = value;
                } else {
                    covariances[j][c] = Math.max(value, 0);
                }
            }
        }
        addFloor(j);
    }

    private void addFloor(int j) {
        int step = covariances[j].length > d ? d + 1 : 1;
        for (int c = 0; c < d; c++) {
            covariances[j][c * step] += floor;
        }
    }
}
