package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.genloss.catalog.Card;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
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
 * One normal law for each value of the only categorical column of a table.
 *
 * @param estimator divisor of the covariances; items with weights as in gaussian
 */
@Shelf(Learner.class)
public record ClassGaussian(Estimator estimator) implements Learner {
    public ClassGaussian() {
        this(Estimator.BIASED);
    }

    @Override
    public Card card() {
        return Card.of("class-gaussian", "A Gaussian for each class")
                .says(
                        "For tables with one categorical column: a normal law with full covariance for each of its values, and how often each value occurs.")
                .formula("N(m_c, S_c) for class c, drawn round(n share_c) times; S_c as in gaussian, of any rank")
                .undefinedWhen("a value is missing, or within every class all items are equal")
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
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE
                && schema.width() > 1
                && schema.columns().stream()
                                .filter(c -> c.scale() == Schema.Scale.CATEGORICAL)
                                .count()
                        == 1;
    }

    @Override
    public ClassGaussianModel fit(Corpus data, Seed seed) {
        Schema schema = data.schema();
        int label = labelColumn(schema);
        Corpus counted = Weighted.counted(data);
        List<Item> items = Corpora.list(Weighted.plain(counted));
        double[] weights = Weighted.weights(counted);
        double all = Arrays.stream(weights).sum();
        SortedMap<String, List<Integer>> classes = new TreeMap<>();
        for (int i = 0; i < weights.length; i++) {
            classes.computeIfAbsent(labelOf(items.get(i), label), name -> new ArrayList<>())
                    .add(i);
        }
        Schema numbers = numbers(schema);
        List<ClassGaussianModel.Part> parts = new ArrayList<>();
        classes.forEach((name, members) -> {
            double[] own = members.stream().mapToDouble(i -> weights[i]).toArray();
            double share = Arrays.stream(own).sum() / all;
            Vectors points = points(members.stream().map(items::get).toList(), label);
            double[] shares = counted instanceof Weighted ? Moments.shares(own) : null;
            parts.add(new ClassGaussianModel.Part(name, share, gaussian(numbers, points, shares)));
        });
        return model(schema, parts);
    }

    @Override
    public Optional<Learner> exact() {
        return Optional.of(this);
    }

    @Override
    public Optional<Tally> tally(int draws) {
        return Optional.of(new ClassTally(estimator));
    }

    /** The schema without the class. */
    static Schema numbers(Schema schema) {
        return Schema.table(schema.columns().stream()
                .filter(c -> c.scale() == Schema.Scale.NUMERIC)
                .toList());
    }

    /** @throws IllegalArgumentException where no class has any spread */
    static ClassGaussianModel model(Schema schema, List<ClassGaussianModel.Part> parts) {
        if (parts.stream().allMatch(part -> part.law().normals().rank() == 0)) {
            throw new IllegalArgumentException("no spread is left: within each class all items are equal");
        }
        return new ClassGaussianModel(schema, labelColumn(schema), parts);
    }

    static int labelColumn(Schema schema) {
        int label = 0;
        while (schema.columns().get(label).scale() == Schema.Scale.NUMERIC) {
            label++;
        }
        return label;
    }

    static String labelOf(Item item, int label) {
        if (item.payload() instanceof Payload.Row row && row.cells().get(label) instanceof Cell.Category category) {
            return category.value();
        }
        throw new IllegalArgumentException("class-gaussian: item " + item.id() + " has no class");
    }

    static Vectors points(List<Item> members, int label) {
        int d = ((Payload.Row) members.get(0).payload()).cells().size() - 1;
        double[] values = new double[members.size() * d];
        for (int i = 0; i < members.size(); i++) {
            numbers(members.get(i), label, values, i * d);
        }
        return new Vectors("", d, values);
    }

    /** Copies all numbers of the row but for the label. */
    static void numbers(Item item, int label, double[] into, int at) {
        List<Cell> cells = ((Payload.Row) item.payload()).cells();
        for (int j = 0; j < cells.size(); j++) {
            if (cells.get(j) instanceof Cell.Number number) {
                into[at + j - (j > label ? 1 : 0)] = number.value();
            } else if (j != label) {
                throw new IllegalArgumentException(
                        "class-gaussian: item " + item.id() + ", column " + (j + 1) + ": a number is needed");
            }
        }
    }

    /** A class of one item has no spread; it is drawn as it is. @param shares one a point, sum 1; null where all are alike */
    private GaussianModel gaussian(Schema numbers, Vectors points, double[] shares) {
        if (shares == null) {
            double[] mean = Moments.mean(points);
            double divisor = Math.max(1, estimator == Estimator.BIASED ? points.size() : points.size() - 1);
            return new GaussianModel(numbers, mean, Moments.full(points, mean, divisor), 1);
        }
        double[] mean = Moments.mean(points, shares);
        double lost = Arrays.stream(shares).map(share -> share * share).sum();
        double divisor = estimator == Estimator.BIASED || points.size() == 1 ? 1 : 1 - lost;
        return new GaussianModel(numbers, mean, Moments.full(points, mean, shares, divisor), 1);
    }
}
