package org.genloss.lab.learner;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Lattice;

/** A Poisson law, fitted or true; all its mass is at 0 where the rate is 0. Parameters: mean and variance. */
public final class PoissonModel implements Lattice {
    /** Above that rate counts are no longer told apart by whole numbers of an int. */
    private static final double MOST = 1e9;

    private final Schema schema;
    private final double rate;

    /** @throws IllegalArgumentException where the rate is negative or above 10^9 */
    public PoissonModel(Schema schema, double rate) {
        if (!(rate >= 0 && rate <= MOST)) {
            throw new IllegalArgumentException("a Poisson law needs a rate from 0 to 1e9, got " + rate);
        }
        this.schema = schema;
        this.rate = rate;
    }

    static boolean count(double x) {
        return x >= 0 && x == Math.rint(x) && x < Double.POSITIVE_INFINITY;
    }

    public double rate() {
        return rate;
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        double[] values = new double[items];
        if (rate > 0) {
            SharedStateDiscreteSampler counts = PoissonSampler.of(seed.random(), rate);
            for (int i = 0; i < items; i++) {
                values[i] = counts.sample();
            }
        }
        return Numbers.corpus(schema, values);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("mean", rate), new Parameter("variance", rate));
    }

    /** ln of the probability of a count; negative infinity for numbers that are none. */
    @Override
    public double logDensity(Item item) {
        double x = Numbers.of(item, 1)[0];
        if (!count(x) || (rate == 0 && x > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        return rate == 0 ? 0 : x * Math.log(rate) - rate - LogGamma.value(x + 1);
    }
}
