package org.genloss.lab.source;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Source;
import org.genloss.lab.learner.ClassifierModel;

/**
 * Two classes with a known linear border: d standard normal inputs and, last, the class, the sign -1 or 1 of x'w. Each class of real data to be
 * trained on may be wrong with a chance; those of the holdout and of the truth are right.
 *
 * @param weights the true w, not written to afterwards
 * @param error chance of a wrong class, 0 to 1
 * @param size default of items per generation, and items of the holdout
 * @param seed of the holdout
 */
public record ClassSource(double[] weights, double error, int size, Seed seed) implements Source {
    public ClassSource {
        if (weights.length < 1
                || !Arrays.stream(weights).allMatch(Double::isFinite)
                || Arrays.stream(weights).allMatch(w -> w == 0)) {
            throw new IllegalArgumentException(
                    "classes need at least 1 weight, all finite, not all 0, got " + Arrays.toString(weights));
        }
        if (!(error >= 0 && error <= 1)) {
            throw new IllegalArgumentException("classes need an error from 0 to 1, got " + error);
        }
        if (size < 1) {
            throw new IllegalArgumentException("a law needs at least 1 item, got " + size);
        }
    }

    /** A border in a direction that depends on the seed. */
    public static ClassSource of(int dimensions, double error, int size, Seed seed) {
        return new ClassSource(LinearSource.of(dimensions, 1, 0, size, seed).weights(), error, size, seed);
    }

    @Override
    public Schema schema() {
        return Schema.vector(weights.length + 1);
    }

    @Override
    public Corpus draw(int items, Seed draw) {
        Vectors rows = (Vectors) ClassifierModel.law(weights).draw(items, draw);
        if (error > 0) {
            UniformRandomProvider random = draw.child("errors").random();
            int width = rows.dimensions();
            for (int at = width - 1; at < rows.values().length; at += width) {
                rows.values()[at] *= random.nextDouble() < error ? -1 : 1;
            }
        }
        return rows;
    }

    @Override
    public Corpus holdout() {
        return ClassifierModel.law(weights).draw(size, seed.child("holdout"));
    }

    @Override
    public Optional<GenerativeModel> truth() {
        return Optional.of(ClassifierModel.law(weights));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassSource that
                && Arrays.equals(weights, that.weights)
                && error == that.error
                && size == that.size
                && seed.key() == that.seed.key();
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights) + 31 * size;
    }
}
