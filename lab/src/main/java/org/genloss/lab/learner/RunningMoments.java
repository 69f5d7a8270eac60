package org.genloss.lab.learner;

import java.util.Arrays;
import org.genloss.data.Corpus;
import org.genloss.data.Vectors;
import org.genloss.lab.Weighted;

/**
 * Mean and products of deviations of weighted points that come in pieces. Each piece is summed about its own mean and then joined (Chan, Golub
 * and LeVeque 1983), which is as exact as two passes over all.
 */
final class RunningMoments {
    private double[] mean = new double[0];
    private double[] products = new double[0];
    private long items;
    private double weight;
    private double squares;

    /** Points given. */
    long items() {
        return items;
    }

    /** Sum of the weights. */
    double weight() {
        return weight;
    }

    /** Sum of the squared weights. */
    double squares() {
        return squares;
    }

    /** @param points of the corpus, whose weights they have */
    void add(Corpus corpus, Vectors points) {
        if (points.size() == 0) {
            return;
        }
        if (items == 0) {
            mean = new double[points.dimensions()];
            products = new double[mean.length * mean.length];
        }
        items += points.size();
        if (corpus instanceof Weighted weighted) {
            double[] weights = weighted.weights();
            double all = Arrays.stream(weights).sum();
            if (all > 0) {
                double[] centre = Moments.mean(points, Moments.shares(weights));
                squares += Arrays.stream(weights).map(w -> w * w).sum();
                join(all, centre, Moments.full(points, centre, weights, 1));
            }
        } else {
            double[] centre = Moments.mean(points);
            squares += points.size();
            join(points.size(), centre, Moments.full(points, centre, 1));
        }
    }

    private void join(double added, double[] centre, double[] sums) {
        double all = weight + added;
        int d = mean.length;
        double[] gap = new double[d];
        Arrays.setAll(gap, j -> centre[j] - mean[j]);
        double between = weight == 0 ? 0 : weight / all * added;
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                products[j * d + k] += sums[j * d + k] + gap[j] * gap[k] * between;
            }
            mean[j] += weight == 0 ? gap[j] : gap[j] * (added / all);
        }
        weight = all;
    }

    /** Multiplies all weights so far so that they sum to the total. */
    void weigh(double total) {
        if (weight > 0) {
            double factor = total / weight;
            squares *= factor * factor;
            Arrays.setAll(products, i -> products[i] * factor);
            weight = total;
        }
    }

    /** @throws IllegalArgumentException where there are fewer items than that, or none has a weight */
    void require(String learner, int least) {
        if (items < least) {
            throw new IllegalArgumentException(learner + " needs at least " + least + " items, got " + items);
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("the weights of all " + items + " items are 0");
        }
    }

    /** A copy of the mean. */
    double[] mean() {
        return mean.clone();
    }

    /** Sum of weight times products of deviations over the divisor: d by d, row after row. */
    double[] covariance(double divisor) {
        return Arrays.stream(products).map(x -> x / divisor).toArray();
    }
}
