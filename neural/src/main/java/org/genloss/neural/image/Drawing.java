package org.genloss.neural.image;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Sampling;
import org.genloss.neural.engine.Engine;
import org.genloss.neural.engine.Scope;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Tensors;
import org.genloss.neural.training.Weights;

/**
 * Points from normal numbers; each has its own randomness.
 *
 * @param frame of the points
 * @param numbers normal numbers behind a point
 * @param spread their standard deviation
 */
record Drawing(Frame frame, int numbers, double spread) {
    /** The normal numbers behind draws have temperature times lambda times their covariance. */
    static double spread(Sampling sampling) {
        return Math.sqrt(sampling.temperature() * sampling.lambda());
    }

    /** What a network makes of normal numbers. */
    @FunctionalInterface
    interface Maker {
        /** Points in rows, as the network writes them. @param normal one row a point @param seed of anything else that is random */
        Tensor points(Tensors weights, Tensor normal, Seed seed);
    }

    Corpus draw(Weights learned, int count, Seed seed, Maker maker) {
        int width = frame.width();
        double[] values = new double[Math.multiplyExact(count, width)];
        Engine.roomy(
                () -> size(learned),
                () -> Engine.plainly(() -> Scope.run(() -> {
                    Tensors weights = new Tensors(learned);
                    for (int first = 0; first < count; first += Points.ABREAST) {
                        int rows = Math.min(Points.ABREAST, count - first);
                        float[] normal = normal(first, rows, seed);
                        Seed own = seed.child("rows").child(first);
                        float[] points = Scope.run(() -> maker.points(weights, Tensor.of(normal, rows, numbers), own)
                                .floats());
                        double[] read = frame.out(points);
                        System.arraycopy(read, 0, values, first * width, read.length);
                    }
                    return values;
                })));
        return new Vectors(frame.schema(), "", values);
    }

    private String size(Weights learned) {
        return "to draw " + Points.ABREAST + " points of " + frame.width() + " numbers at a time with a network of "
                + learned.count() + " weights; lower width";
    }

    private float[] normal(int first, int rows, Seed seed) {
        float[] normal = new float[rows * numbers];
        for (int row = 0; row < rows; row++) {
            UniformRandomProvider random = seed.child(first + row).random();
            ZigguratSampler.NormalizedGaussian law = ZigguratSampler.NormalizedGaussian.of(random);
            for (int i = 0; i < numbers; i++) {
                normal[row * numbers + i] = (float) (spread * law.sample());
            }
        }
        return normal;
    }
}
