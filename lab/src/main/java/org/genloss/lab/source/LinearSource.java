package org.genloss.lab.source;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Source;
import org.genloss.lab.learner.LinearModel;

/**
 * Regression data with a known truth: d inputs and, last, the label x'w + sigma N(0,1). A share of the rows may be labelled by
 * another function, as a corpus is into which model output has leaked; the truth and the holdout are without them.
 *
 * @param weights the true w, not written to afterwards
 * @param sigma standard deviation of the noise, 0 or more
 * @param shifted share p of the rows labelled by the other function, floor(p n) of n rows, spread evenly
 * @param distance squared distance c^2 between the weights of the two functions
 * @param design how the inputs of a sample lie
 * @param size default of items per generation, and items of the holdout
 * @param seed of the holdout and of the direction in which the other function lies
 */
public record LinearSource(
        double[] weights, double sigma, double shifted, double distance, Design design, int size, Seed seed)
        implements Source {
    /** How the inputs of a sample lie. */
    public enum Design {
        /** Independent standard normal numbers. */
        STANDARD_NORMAL,
        /** In a random direction, but exactly orthogonal: X'X is n times the identity in every sample of n, at least d, rows. */
        ORTHONORMAL
    }

    /** Keeps floor((i+1) p) from falling short of a whole number by rounding. */
    private static final double ROUNDING = 1e-9;

    public LinearSource {
        if (weights.length < 1 || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "linear data needs at least 1 weight, all finite, got " + Arrays.toString(weights));
        }
        if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("linear data needs sigma of 0 or more, got " + sigma);
        }
        if (!(shifted >= 0 && shifted <= 1) || !(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "linear data needs a shifted share in 0..1 and a distance of 0 or more, got " + shifted + " and "
                            + distance);
        }
        if (size < 1) {
            throw new IllegalArgumentException("a law needs at least 1 item, got " + size);
        }
    }

    /** Weights of a length, in a direction that depends on the seed. */
    public static LinearSource of(int dimensions, double norm, double sigma, int size, Seed seed) {
        if (dimensions < 1 || !(norm >= 0 && norm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("linear data needs at least 1 dimension and a norm of 0 or more, got "
                    + dimensions + " and " + norm);
        }
        return new LinearSource(
                direction(dimensions, norm, seed.child("weights")), sigma, 0, 0, Design.STANDARD_NORMAL, size, seed);
    }

    /** The same with a share of the rows labelled by a function at that squared distance. */
    public LinearSource shifted(double share, double squaredDistance) {
        return new LinearSource(weights, sigma, share, squaredDistance, design, size, seed);
    }

    /** The same with inputs that lie in another way. */
    public LinearSource with(Design other) {
        return new LinearSource(weights, sigma, shifted, distance, other, size, seed);
    }

    private static double[] direction(int dimensions, double norm, Seed seed) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(seed.random());
        double[] vector = new double[dimensions];
        double squares = 0;
        for (int j = 0; j < dimensions; j++) {
            vector[j] = normal.sample();
            squares += vector[j] * vector[j];
        }
        double scale = norm / Math.sqrt(squares);
        return Arrays.stream(vector).map(v -> v * scale).toArray();
    }

    @Override
    public Schema schema() {
        return Schema.vector(weights.length + 1);
    }

    /** Orthogonal columns need as many rows. */
    @Override
    public int least() {
        return design == Design.ORTHONORMAL ? weights.length : 0;
    }

    @Override
    public Corpus draw(int items, Seed draw) {
        Vectors rows = (Vectors) LinearModel.law(weights, sigma).draw(items, draw);
        if (design == Design.ORTHONORMAL) {
            orthonormalise(rows.values(), items);
        }
        if (shifted > 0 && distance > 0) {
            shift(rows.values());
        }
        return rows;
    }

    /** Gram and Schmidt, each column twice against rounding; the noise of every label is kept. */
    private void orthonormalise(double[] values, int items) {
        int d = weights.length;
        if (items < d) {
            throw new IllegalArgumentException(
                    "orthonormal inputs need at least as many items as dimensions, got " + items + " and " + d);
        }
        label(values, -1);
        for (int j = 0; j < d; j++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < j; k++) {
                    subtract(values, j, k, product(values, j, k) / items);
                }
            }
            double scale = Math.sqrt(items / product(values, j, j));
            for (int at = j; at < values.length; at += d + 1) {
                values[at] *= scale;
            }
        }
        label(values, 1);
    }

    /** Adds x'w to every label, or takes it away. */
    private void label(double[] values, int sign) {
        int d = weights.length;
        for (int at = 0; at < values.length; at += d + 1) {
            for (int j = 0; j < d; j++) {
                values[at + d] += sign * weights[j] * values[at + j];
            }
        }
    }

    private double product(double[] values, int j, int k) {
        double sum = 0;
        for (int at = 0; at < values.length; at += weights.length + 1) {
            sum += values[at + j] * values[at + k];
        }
        return sum;
    }

    private void subtract(double[] values, int j, int k, double times) {
        for (int at = 0; at < values.length; at += weights.length + 1) {
            values[at + j] -= times * values[at + k];
        }
    }

    private void shift(double[] values) {
        int d = weights.length;
        double[] gap = direction(d, Math.sqrt(distance), seed.child("shift"));
        for (int i = 0; i * (d + 1) < values.length; i++) {
            if (Math.floor((i + 1) * shifted + ROUNDING) > Math.floor(i * shifted + ROUNDING)) {
                int at = i * (d + 1);
                for (int j = 0; j < d; j++) {
                    values[at + d] += gap[j] * values[at + j];
                }
            }
        }
    }

    @Override
    public Corpus holdout() {
        return LinearModel.law(weights, sigma).draw(size, seed.child("holdout"));
    }

    @Override
    public Optional<GenerativeModel> truth() {
        return Optional.of(LinearModel.law(weights, sigma));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearSource that
                && Arrays.equals(weights, that.weights)
                && sigma == that.sigma
                && shifted == that.shifted
                && distance == that.distance
                && design == that.design
                && size == that.size
                && seed.key() == that.seed.key();
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights) + 31 * size;
    }
}
