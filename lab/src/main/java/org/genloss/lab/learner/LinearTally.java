package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;

/**
 * Sums of squares and products of all columns, and the first rows, whose inputs are used again in draws. While there are fewer rows than columns
 * the items themselves are kept: the solution of smallest norm needs them.
 */
final class LinearTally implements Tally {
    private final Linear learner;
    private final int draws;
    private Corpus few;
    private Schema schema;
    private Vectors first;
    private Triangle triangle;
    private double[] mean;
    private double weight;
    private long items;

    /** @param draws rows whose inputs are kept */
    LinearTally(Linear learner, int draws) {
        this.learner = learner;
        this.draws = draws;
    }

    @Override
    public void add(Corpus added) {
        if (Corpora.size(added) == 0) {
            return;
        }
        schema = schema == null ? added.schema() : schema;
        items += Corpora.size(added);
        if (triangle != null) {
            join(added);
            return;
        }
        few = few == null ? added : Corpora.concat(List.of(few, added));
        if (items > schema.width()) {
            triangle = new Triangle(schema.width());
            mean = new double[schema.width()];
            join(few);
            few = null;
        }
    }

    private void join(Corpus added) {
        Vectors rows = learner.ordered(Numbers.read(Weighted.plain(added), "linear", 1));
        if (first == null || first.size() < draws) {
            Vectors head = (Vectors) Corpora.head(rows, draws - (first == null ? 0 : first.size()));
            first = first == null ? head : Vectors.concat(List.of(first, head));
        }
        double[] weights = Weighted.weights(added);
        double all = Arrays.stream(weights).sum();
        if (!(all > 0)) {
            return;
        }
        double[] centre = learner.intercept() ? Moments.mean(rows, Moments.shares(weights)) : mean;
        int width = mean.length;
        double[] row = new double[width];
        for (int i = 0; i < weights.length; i++) {
            double root = Math.sqrt(weights[i]);
            for (int j = 0; j < width; j++) {
                row[j] = root * (rows.values()[i * width + j] - centre[j]);
            }
            triangle.add(row);
        }
        if (learner.intercept()) {
            move(centre, all);
        }
        weight += all;
    }

    /** The deviations of two pieces from their own means are those from the joint mean but for one row (Chan et al. 1983). */
    private void move(double[] centre, double added) {
        double joint = weight + added;
        double root = Math.sqrt(weight / joint * added);
        double[] gap = new double[mean.length];
        Arrays.setAll(gap, j -> root * (centre[j] - mean[j]));
        triangle.add(gap);
        Arrays.setAll(mean, j -> mean[j] + (centre[j] - mean[j]) * (added / joint));
    }

    @Override
    public void weigh(double total) {
        if (triangle == null) {
            few = few == null ? null : Weighted.summing(few, total);
        } else if (weight > 0) {
            triangle.scale(Math.sqrt(total / weight));
            weight = total;
        }
    }

    @Override
    public GenerativeModel fit(GenerativeModel previous, Seed seed) {
        if (triangle == null) {
            return learner.fit(few, seed);
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("the weights of all " + items + " items are 0");
        }
        return learner.fit(
                schema, new Vectors("", mean.length, triangle.rows()), new Linear.Rest(mean, weight, items, first));
    }
}
