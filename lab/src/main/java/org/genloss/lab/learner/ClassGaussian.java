package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Gaussian.Estimator;
import org.genloss.shelf.Shelf;

/**
 * One normal law for each class: each value of the only categorical column of a table, or of a column that is named.
 *
 * @param estimator divisor of the covariances; items with weights as in gaussian
 * @param label number of the column with the class, from 1, where classes are numbers too; 0 for the only categorical column
 * @param floor added to every variance, 0 or more: above 0 classes without spread in some direction have a density
 */
@Shelf(Learner.class)
public record ClassGaussian(Estimator estimator, int label, double floor) implements Learner {
    public ClassGaussian {
        if (label < 0) {
            throw new IllegalArgumentException(
                    "class-gaussian.label needs to be a column from 1, or 0 for the categorical one, got " + label);
        }
        if (!(floor >= 0 && floor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("class-gaussian.floor needs to be 0 or more, got " + floor);
        }
    }

    public ClassGaussian() {
        this(Estimator.BIASED, 0, 0);
    }

    @Override
    public Card card() {
        return Card.of("class-gaussian", "A Gaussian for each class")
                .says(
                        "A normal law with full covariance for each value of a column of classes, and how often each value occurs.")
                .formula(
                        "class c with the chance of its share, then N(m_c, S_c + floor I); S_c as in gaussian, of any rank")
                .undefinedWhen(
                        "a value is missing, or without floor within every class all items are equal; a density needs spread in every direction, or a floor")
                .source("Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, 4.3");
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.LAMBDA, Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean forecasts() {
        return true;
    }

    @Override
    public boolean fits(Schema schema) {
        if (label > 0) {
            return Labels.of(schema, label).isPresent();
        }
        return schema.kind() == Schema.Kind.TABLE
                && schema.width() > 1
                && schema.columns().stream()
                                .filter(c -> c.scale() == Schema.Scale.CATEGORICAL)
                                .count()
                        == 1;
    }

    @Override
    public ClassGaussianModel fit(Corpus data, Seed seed) {
        Labels labels = labels(data.schema());
        Corpus counted = Weighted.counted(data);
        List<Item> items = Corpora.list(Weighted.plain(counted));
        double[] weights = Weighted.weights(counted);
        double all = Arrays.stream(weights).sum();
        SortedMap<String, List<Integer>> classes = new TreeMap<>();
        for (int i = 0; i < weights.length; i++) {
            classes.computeIfAbsent(labels.name(items.get(i)), name -> new ArrayList<>())
                    .add(i);
        }
        labels.refuseMany(classes.size());
        List<ClassGaussianModel.Part> parts = new ArrayList<>();
        classes.forEach((name, members) -> {
            double[] own = members.stream().mapToDouble(i -> weights[i]).toArray();
            double share = Arrays.stream(own).sum() / all;
            Vectors points = labels.points(members.stream().map(items::get).toList());
            double[] shares = counted instanceof Weighted ? Moments.shares(own) : null;
            parts.add(new ClassGaussianModel.Part(name, share, gaussian(labels, points, shares)));
        });
        return model(labels, parts);
    }

    @Override
    public Optional<Learner> exact() {
        return Optional.of(this);
    }

    @Override
    public Optional<Tally> tally(int draws) {
        return Optional.of(new ClassTally(this));
    }

    Labels labels(Schema schema) {
        return Labels.of(schema, label)
                .orElseThrow(() -> new IllegalArgumentException("class-gaussian: there is no column with a class"));
    }

    /** @throws IllegalArgumentException where no class has any spread */
    static ClassGaussianModel model(Labels labels, List<ClassGaussianModel.Part> parts) {
        if (parts.stream().allMatch(part -> part.law().normals().rank() == 0)) {
            throw new IllegalArgumentException("no spread is left: within each class all items are equal");
        }
        return new ClassGaussianModel(labels, parts);
    }

    /** A class of one item has no spread; it is drawn as it is. @param shares one a point, sum 1; null where all are alike */
    private GaussianModel gaussian(Labels labels, Vectors points, double[] shares) {
        if (shares == null) {
            double[] mean = Moments.mean(points);
            double divisor = Math.max(1, estimator == Estimator.BIASED ? points.size() : points.size() - 1);
            return law(labels, mean, Moments.full(points, mean, divisor));
        }
        double[] mean = Moments.mean(points, shares);
        double lost = Arrays.stream(shares).map(share -> share * share).sum();
        double divisor = estimator == Estimator.BIASED || points.size() == 1 ? 1 : 1 - lost;
        return law(labels, mean, Moments.full(points, mean, shares, divisor));
    }

    /** @param covariance without the floor, which is added in place */
    GaussianModel law(Labels labels, double[] mean, double[] covariance) {
        for (int j = 0; j < mean.length; j++) {
            covariance[j * mean.length + j] += floor;
        }
        return new GaussianModel(labels.numbers(), mean, covariance, 1);
    }
}
