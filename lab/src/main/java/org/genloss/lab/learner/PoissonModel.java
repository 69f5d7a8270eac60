package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.Lattice;
import org.genloss.lab.Sampling;

/** A Poisson law, fitted or true; all its mass is at 0 where the rate is 0. Parameters: mean and variance. */
public final class PoissonModel implements Lattice, Decodable {
    /** Above that rate counts are no longer told apart by whole numbers of an int. */
    private static final double MOST = 1e9;

    private static final double MOST_COUNTS = 1e7;
    /** Probabilities below this, of the largest, are never drawn: about 1 in 10^20. */
    private static final double RARE = 1e-20;

    private final Schema schema;
    private final double rate;
    private final Sampling sampling;

    /** @throws IllegalArgumentException where the rate is negative or above 10^9 */
    public PoissonModel(Schema schema, double rate) {
        this(schema, rate, Sampling.PLAIN);
    }

    private PoissonModel(Schema schema, double rate, Sampling sampling) {
        if (!(rate >= 0 && rate <= MOST)) {
            throw new IllegalArgumentException("a Poisson law needs a rate from 0 to 1e9, got " + rate);
        }
        this.schema = schema;
        this.rate = rate;
        this.sampling = sampling;
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
        if (rate > 0 && !sampling.plain()) {
            decoded(values, seed);
        } else if (rate > 0) {
            SharedStateDiscreteSampler counts = PoissonSampler.of(seed.random(), rate);
            for (int i = 0; i < items; i++) {
                values[i] = counts.sample();
            }
        }
        return Numbers.corpus(schema, values);
    }

    /** From a table of all counts that are not too rare to be drawn at this temperature: below the largest probability by {@link #RARE}. */
    private void decoded(double[] values, Seed seed) {
        double middle = Math.floor(rate);
        double bar = log(middle) + sampling.temperature() * Math.log(RARE);
        double low = middle - reach(middle, -1, bar);
        double high = middle + reach(middle, 1, bar);
        if (high - low > MOST_COUNTS) {
            throw new IllegalArgumentException("sampling.temperature " + sampling.temperature()
                    + " spreads counts of mean " + rate + " over more than " + (int) MOST_COUNTS + " values");
        }
        double[] law = new double[(int) (high - low) + 1];
        Arrays.setAll(law, i -> Math.exp(log(low + i)));
        double sum = Arrays.stream(law).sum();
        Arrays.setAll(law, i -> law[i] / sum);
        IntSupplier places =
                new Inverse(Decoder.decoded(law, sampling)).places(values.length, sampling.systematic(), seed.random());
        Arrays.setAll(values, i -> low + places.getAsInt());
    }

    /** Steps from the middle that are not below the bar, by doubling: up to twice as many as there are. */
    private double reach(double middle, int direction, double bar) {
        double reach = 1;
        while (middle + direction * reach > 0 && log(middle + direction * reach) > bar) {
            reach *= 2;
        }
        return direction < 0 ? Math.min(reach, middle) : reach;
    }

    private double log(double count) {
        return count * Math.log(rate) - rate - LogGamma.value(count + 1);
    }

    @Override
    public PoissonModel decoded(Sampling sampling) {
        return new PoissonModel(schema, rate, this.sampling.and(sampling));
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
        return rate == 0 ? 0 : log(x);
    }
}
