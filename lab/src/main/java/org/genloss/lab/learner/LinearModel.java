package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.Editor;
import org.genloss.lab.Sampling;
import org.genloss.lab.Scored;
import org.genloss.lab.Trained;

/**
 * A plane and normal noise about it: label = a + x'w + noise N(0,1). Parameters: the weight of each input, the intercept, and the noise.
 * Densities are those of the label given the inputs; where the noise is 0 they are 1 on the plane and 0 off it.
 */
public final class LinearModel implements Scored, Editor, Decodable, Trained {
    private static final double OFF = 1e-9;

    private final Schema schema;
    private final int label;
    private final double[] plane;
    private final double noise;
    private final LinearInputs inputs;
    private final Sampling sampling;
    private final List<Step> curve;

    /**
     * @param schema what is drawn: vectors, or a table with numeric columns only
     * @param label index of the column that is explained
     * @param plane the weights of the other columns in their order, then the intercept; not written to afterwards
     * @param noise standard deviation of a label about the plane, 0 or more
     */
    LinearModel(Schema schema, int label, double[] plane, double noise, LinearInputs inputs) {
        this.schema = schema;
        this.label = label;
        this.plane = plane;
        this.noise = noise;
        this.inputs = inputs;
        this.sampling = Sampling.PLAIN;
        this.curve = List.of();
    }

    private LinearModel(LinearModel law, Sampling sampling, List<Step> curve) {
        this.schema = law.schema;
        this.label = law.label;
        this.plane = law.plane;
        this.noise = law.noise;
        this.inputs = law.inputs;
        this.sampling = sampling;
        this.curve = curve;
    }

    /** The same model with how it came to be. */
    LinearModel after(List<Step> steps) {
        return new LinearModel(this, sampling, steps);
    }

    /** None where the fit went all the way at once. */
    @Override
    public List<Step> curve() {
        return curve;
    }

    /**
     * A law of vectors whose last number is the label, the inputs independent standard normal.
     *
     * @param weights one an input; at least one
     * @param noise standard deviation of a label about the plane, 0 or more
     */
    public static LinearModel law(double[] weights, double noise) {
        int width = weights.length + 1;
        return new LinearModel(
                Schema.vector(width), width - 1, Arrays.copyOf(weights, width), noise, LinearInputs.standard(width));
    }

    /** Intercept plus weights times inputs; the plane is the weights, then the intercept. */
    static double predict(double[] plane, double[] inputs, int at) {
        int d = plane.length - 1;
        double sum = plane[d];
        for (int j = 0; j < d; j++) {
            sum += plane[j] * inputs[at + j];
        }
        return sum;
    }

    /** The weight of an input; the inputs are the columns without the label. */
    public double weight(int input) {
        return plane[input];
    }

    public int inputs() {
        return plane.length - 1;
    }

    public double intercept() {
        return plane[plane.length - 1];
    }

    /** Standard deviation of a label about the plane. */
    public double noise() {
        return noise;
    }

    /** Sum of the squared weights. */
    public double squaredNorm() {
        double sum = 0;
        for (int j = 0; j < inputs(); j++) {
            sum += plane[j] * plane[j];
        }
        return sum;
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        int width = plane.length;
        double[] values = new double[items * width];
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = Normals.sampler(random);
        ContinuousSampler errors = sampling.systematic() ? Even.normals(items, 1, random) : normal;
        double spread = spread();
        LinearInputs.Row row = new LinearInputs.Row(values, width - 1);
        for (int i = 0; i < items; i++) {
            row.at = i * width;
            inputs.write(i, random, normal, row);
            double drawn = predict(plane, values, row.at) + (spread > 0 ? spread * errors.sample() : 0);
            System.arraycopy(values, row.at + label, values, row.at + label + 1, width - 1 - label);
            values[row.at + label] = drawn;
        }
        return Numbers.corpus(schema, values);
    }

    /** Standard deviation of drawn labels about the plane. */
    private double spread() {
        return noise * Math.sqrt(sampling.temperature() * sampling.lambda());
    }

    /** Labels are the parts of a row that are redrawn; even draws have no meaning for some labels among given ones. */
    @Override
    public Corpus edit(Corpus data, double share, Seed seed) {
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = Normals.sampler(random);
        double spread = spread();
        return Numbers.edit(data, plane.length, row -> {
            if (random.nextDouble() < share) {
                row[label] = at(row) + (spread > 0 ? spread * normal.sample() : 0);
                return true;
            }
            return false;
        });
    }

    @Override
    public LinearModel decoded(Sampling sampling) {
        return new LinearModel(this, this.sampling.and(sampling), curve);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < inputs(); j++) {
            String column = schema.columns().get(j < label ? j : j + 1).name();
            parameters.add(new Parameter("weight-" + column, plane[j]));
        }
        parameters.add(new Parameter("intercept", intercept()));
        parameters.add(new Parameter("noise", noise));
        return parameters;
    }

    /** What the plane says of a row that has its label where the schema has it. */
    private double at(double[] row) {
        double at = intercept();
        for (int j = 0; j < inputs(); j++) {
            at += plane[j] * row[j < label ? j : j + 1];
        }
        return at;
    }

    @Override
    public double logDensity(Item item) {
        double[] x = Numbers.of(item, plane.length);
        double at = at(x);
        double gap = x[label] - at;
        if (noise > 0) {
            double z = gap / noise;
            return -0.5 * (z * z + Math.log(2 * Math.PI)) - Math.log(noise);
        }
        return Math.abs(gap) <= OFF * Math.max(Math.abs(at), Math.abs(x[label])) ? 0 : Double.NEGATIVE_INFINITY;
    }
}
