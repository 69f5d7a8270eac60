package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Decodable;
import org.genloss.lab.Labeller;
import org.genloss.lab.Sampling;
import org.genloss.lab.Scored;

/**
 * A normal law for each class. Parameters: number of classes; variance (the mean over columns) and rank of the covariance, averaged over
 * classes by their shares.
 */
public final class ClassGaussianModel implements Scored, Labeller, Decodable {
    /** One class. */
    record Part(String name, double share, GaussianModel law) {}

    private final Labels labels;
    private final List<Part> parts;
    private final Sampling sampling;

    ClassGaussianModel(Labels labels, List<Part> parts) {
        this(labels, parts, Sampling.PLAIN);
    }

    private ClassGaussianModel(Labels labels, List<Part> parts, Sampling sampling) {
        this.sampling = sampling;
        this.labels = labels;
        this.parts = List.copyOf(parts);
    }

    /** The class of each item is drawn, too: small classes may die out. Systematic draws hold the shares to within one item. */
    @Override
    public Corpus draw(int items, Seed seed) {
        UniformRandomProvider random = seed.random();
        int[] classes = classes(items, random);
        ContinuousSampler[] normals = Normals.sources(
                parts.stream().map(part -> part.law().normals()).toList(), classes, sampling.systematic(), random);
        double scale = Math.sqrt(sampling.temperature() * sampling.lambda());
        double[] x = new double[width()];
        List<Item> drawn = new ArrayList<>(items);
        for (int i = 0; i < items; i++) {
            Part part = parts.get(classes[i]);
            part.law().normals().draw(normals[classes[i]], scale, x, 0);
            drawn.add(Item.of(String.valueOf(i), labels.payload(x, 0, part.name())));
        }
        Items corpus = new Items(labels.schema(), drawn);
        return labels.schema().kind() == Schema.Kind.VECTOR ? Vectors.of(corpus) : corpus;
    }

    /** Numbers of an item but for the class. */
    private int width() {
        return labels.schema().width() - 1;
    }

    private double[] numbers(Item item) {
        double[] row = new double[width() + 1];
        double[] x = new double[width()];
        labels.numbers(item, row);
        labels.split(row, 0, x, 0);
        return x;
    }

    private int[] classes(int items, UniformRandomProvider random) {
        Inverse law = new Inverse(parts.stream().mapToDouble(Part::share).toArray());
        IntSupplier places = law.places(items, sampling.systematic(), random);
        int[] classes = new int[items];
        Arrays.setAll(classes, i -> places.getAsInt());
        return classes;
    }

    @Override
    public ClassGaussianModel decoded(Sampling sampling) {
        return new ClassGaussianModel(labels, parts, this.sampling.and(sampling));
    }

    @Override
    public List<Parameter> parameters() {
        int d = width();
        double variance = average(law ->
                IntStream.range(0, d).mapToDouble(j -> law.covariance(j, j)).sum() / d);
        return List.of(
                new Parameter("classes", parts.size()),
                new Parameter("variance", variance),
                new Parameter("rank", average(law -> law.normals().rank())));
    }

    private double average(ToDoubleFunction<GaussianModel> quantity) {
        return parts.stream()
                .mapToDouble(part -> part.share() * quantity.applyAsDouble(part.law()))
                .sum();
    }

    @Override
    public List<String> classes() {
        return parts.stream().map(Part::name).toList();
    }

    /** By the rule of Bayes; empty where no class has a density, as between classes of too few items. */
    @Override
    public double[] chances(Item item) {
        double[] x = numbers(item);
        double[] logs = parts.stream()
                .mapToDouble(
                        part -> Math.log(part.share()) + part.law().normals().logDensity(x, 0))
                .toArray();
        double sum = Numbers.logSum(logs);
        return Double.isFinite(sum)
                ? Arrays.stream(logs).map(log -> Math.exp(log - sum)).toArray()
                : new double[0];
    }

    @Override
    public String label(Item item) {
        return labels.name(item);
    }

    /** ln of the share of the item's class times its density there; negative infinity for a class that was never seen. */
    @Override
    public double logDensity(Item item) {
        String name = labels.name(item);
        double[] x = numbers(item);
        double[] logs = new double[parts.size()];
        Arrays.setAll(
                logs,
                c -> parts.get(c).name().equals(name)
                        ? Math.log(parts.get(c).share())
                                + parts.get(c).law().normals().logDensity(x, 0)
                        : Double.NEGATIVE_INFINITY);
        return Numbers.logSum(logs);
    }
}
