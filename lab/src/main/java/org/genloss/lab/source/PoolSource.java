package org.genloss.lab.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Memory;
import org.genloss.lab.Source;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.Resampler;

/**
 * Records taken for all there is: the true law draws each of them with equal chance, again and again. So real samples of any size can be had,
 * and a model that knows all the records knows the truth.
 *
 * @param pool the records, at least one
 * @param law what draws them
 */
public record PoolSource(Corpus pool, GenerativeModel law) implements Source {
    /** A column of categories has a law of shares; records of anything else one without a density. */
    public static PoolSource of(Corpus pool) {
        if (Codes.fits(pool.schema())) {
            Codes codes = Codes.of(pool);
            double[] counts = Arrays.stream(codes.counts()).asDoubleStream().toArray();
            return new PoolSource(codes, CategoricalLaw.of(codes.dictionary(), counts));
        }
        return new PoolSource(pool, new Empirical(pool));
    }

    /** The law of equal chances. Parameters of one column of numbers: its mean and variance (divisor n). */
    private record Empirical(Corpus pool, GenerativeModel kept) implements Memory {
        Empirical(Corpus pool) {
            this(pool, new Resampler().fit(pool, Seed.of(0)));
        }

        @Override
        public Corpus draw(int items, Seed seed) {
            return kept.draw(items, seed);
        }

        @Override
        public Corpus items() {
            return pool;
        }

        @Override
        public Optional<double[]> chances() {
            return Optional.empty();
        }

        @Override
        public List<Parameter> parameters() {
            Schema schema = pool.schema();
            boolean line = schema.kind() != Schema.Kind.TEXT
                    && schema.width() == 1
                    && schema.columns().get(0).scale() == Schema.Scale.NUMERIC;
            if (!line) {
                return List.of();
            }
            double[] x = Vectors.of(pool).values();
            double mean = Arrays.stream(x).average().orElseThrow();
            double variance =
                    Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
            return List.of(new Parameter("mean", mean), new Parameter("variance", variance));
        }
    }

    @Override
    public Schema schema() {
        return pool.schema();
    }

    @Override
    public int size() {
        return Corpora.size(pool);
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        return law.draw(items, seed);
    }

    /** The records themselves: they are what models are to know. */
    @Override
    public Corpus holdout() {
        return pool;
    }

    @Override
    public Optional<GenerativeModel> truth() {
        return Optional.of(law);
    }
}
