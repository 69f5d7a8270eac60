package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.Sampling;
import org.genloss.lab.Scored;

/** An exponential law, fitted or true; all its mass is at 0 where the mean is 0. Parameters: mean and variance. */
public final class ExponentialModel implements Scored, Decodable {
    private final Schema schema;
    private final double mean;
    private final Sampling sampling;

    /** @throws IllegalArgumentException where the mean is negative or not finite */
    public ExponentialModel(Schema schema, double mean) {
        this(schema, mean, Sampling.PLAIN);
    }

    private ExponentialModel(Schema schema, double mean, Sampling sampling) {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an exponential law needs a mean of 0 or more, got " + mean);
        }
        this.schema = schema;
        this.mean = mean;
        this.sampling = sampling;
    }

    public double mean() {
        return mean;
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        if (sampling.systematic()) {
            return even(items, seed);
        }
        double[] values = new double[items];
        ZigguratSampler.Exponential standard = ZigguratSampler.Exponential.of(seed.random());
        double drawn = mean * sampling.temperature();
        for (int i = 0; i < items; i++) {
            values[i] = drawn * standard.sample();
        }
        return Numbers.corpus(schema, values);
    }

    private Corpus even(int items, Seed seed) {
        double[] values = Even.uniforms(items, seed.random());
        Arrays.setAll(values, i -> -mean * sampling.temperature() * Math.log1p(-values[i]));
        return Numbers.corpus(schema, values);
    }

    @Override
    public ExponentialModel decoded(Sampling sampling) {
        return new ExponentialModel(schema, mean, this.sampling.and(sampling));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("mean", mean), new Parameter("variance", mean * mean));
    }

    @Override
    public double logDensity(Item item) {
        double x = Numbers.of(item, 1)[0];
        if (!(x >= 0) || (mean == 0 && x > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        return mean == 0 ? 0 : -x / mean - Math.log(mean);
    }
}
