package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.Sampling;
import org.genloss.lab.Scored;
import org.genloss.lab.Trained;

/**
 * A mixture of Gaussians, its components in the order of their means in the first column. Parameters: mean and variance of the whole (of each
 * column); then for each component its weight, and its mean and variance on the line or its log-determinant in more dimensions.
 */
public final class GmmModel implements Scored, Decodable, Trained {
    private final Schema schema;
    private final double[] weights;
    private final List<GaussianModel> components;
    private final int named;
    private final List<Step> curve;
    private final Sampling sampling;

    /**
     * @param weights one for each component, at least 0; made to sum to 1
     * @param components all of one dimension
     */
    public GmmModel(Schema schema, double[] weights, List<GaussianModel> components) {
        double sum = Arrays.stream(weights).sum();
        if (weights.length != components.size()
                || !(sum > 0)
                || Arrays.stream(weights).anyMatch(w -> !(w >= 0))) {
            throw new IllegalArgumentException(
                    "a mixture needs one weight of at least 0 for each component, got " + Arrays.toString(weights));
        }
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> components.get(j).mean(0)))
                .mapToInt(j -> j)
                .toArray();
        this.schema = schema;
        this.weights = Arrays.stream(order).mapToDouble(j -> weights[j] / sum).toArray();
        this.components = Arrays.stream(order).mapToObj(components::get).toList();
        this.named = weights.length;
        this.curve = List.of();
        this.sampling = Sampling.PLAIN;
    }

    private GmmModel(GmmModel model, int named, Sampling sampling, List<Step> curve) {
        this.sampling = sampling;
        this.curve = curve;
        this.schema = model.schema;
        this.weights = model.weights;
        this.components = model.components;
        this.named = named;
    }

    /** The same mixture with parameters for so many components: those that it does not have are no numbers. */
    GmmModel among(int most) {
        return new GmmModel(this, Math.max(most, weights.length), sampling, curve);
    }

    /** The same mixture and how it was fitted. */
    GmmModel trained(List<Step> steps) {
        return new GmmModel(this, named, sampling, List.copyOf(steps));
    }

    @Override
    public List<Step> curve() {
        return curve;
    }

    Schema schema() {
        return schema;
    }

    public int size() {
        return weights.length;
    }

    public double weight(int component) {
        return weights[component];
    }

    public GaussianModel component(int index) {
        return components.get(index);
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        int d = schema.width();
        double[] values = new double[items * d];
        UniformRandomProvider random = seed.random();
        if (sampling.plain()) {
            ZigguratSampler.NormalizedGaussian normal = Normals.sampler(random);
            for (int at = 0; at < values.length; at += d) {
                components.get(Numbers.pick(weights, random)).normals().draw(normal, 1, values, at);
            }
        } else {
            decoded(values, random);
        }
        return Numbers.corpus(schema, values);
    }

    private void decoded(double[] values, UniformRandomProvider random) {
        int d = schema.width();
        IntSupplier places = new Inverse(tempered()).places(values.length / d, sampling.systematic(), random);
        int[] of = new int[values.length / d];
        Arrays.setAll(of, i -> places.getAsInt());
        List<Normals> laws = components.stream().map(GaussianModel::normals).toList();
        ContinuousSampler[] sources = Normals.sources(laws, of, sampling.systematic(), random);
        double scale = Math.sqrt(sampling.temperature());
        for (int i = 0; i < of.length; i++) {
            laws.get(of[i]).draw(sources[of[i]], scale, values, i * d);
        }
        for (int j = 0; j < d && sampling.lambda() != 1; j++) {
            int column = j;
            Numbers.shrink(values, d, j, average(g -> g.mean(column)), Math.sqrt(sampling.lambda()));
        }
    }

    /** The joint law (w N(x; m, S))^(1/T) has weights w^(1/T) |S|^((1-1/T)/2) but for a factor, and covariances T S. */
    private double[] tempered() {
        double exponent = 1 / sampling.temperature();
        if (exponent == 1) {
            return weights;
        }
        double[] logs = new double[weights.length];
        Arrays.setAll(
                logs,
                j -> exponent * Math.log(weights[j])
                        + (1 - exponent) / 2 * components.get(j).logDeterminant());
        double all = Numbers.logSum(logs);
        return Arrays.stream(logs).map(log -> Math.exp(log - all)).toArray();
    }

    @Override
    public GmmModel decoded(Sampling way) {
        return new GmmModel(this, named, sampling.and(way), curve);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < schema.width(); j++) {
            int column = j;
            double mean = average(g -> g.mean(column));
            parameters.add(new Parameter(Numbers.name("mean", schema, j), mean));
            double variance =
                    average(g -> g.covariance(column, column) + (g.mean(column) - mean) * (g.mean(column) - mean));
            parameters.add(new Parameter(Numbers.name("variance", schema, j), variance));
        }
        for (int j = 0; j < named; j++) {
            component(j, parameters);
        }
        return parameters;
    }

    private void component(int j, List<Parameter> parameters) {
        boolean there = j < weights.length;
        parameters.add(new Parameter("weight-" + (j + 1), there ? weights[j] : Double.NaN));
        if (schema.width() == 1) {
            parameters.add(
                    new Parameter("mean-" + (j + 1), there ? components.get(j).mean(0) : Double.NaN));
            parameters.add(new Parameter(
                    "variance-" + (j + 1), there ? components.get(j).covariance(0, 0) : Double.NaN));
        } else {
            parameters.add(new Parameter(
                    "log-determinant-" + (j + 1), there ? components.get(j).logDeterminant() : Double.NaN));
        }
    }

    private double average(ToDoubleFunction<GaussianModel> quantity) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * quantity.applyAsDouble(components.get(j));
        }
        return sum;
    }

    @Override
    public double logDensity(Item item) {
        double[] x = Numbers.of(item, schema.width());
        double[] logs = new double[weights.length];
        Arrays.setAll(
                logs, j -> Math.log(weights[j]) + components.get(j).normals().logDensity(x, 0));
        return Numbers.logSum(logs);
    }
}
