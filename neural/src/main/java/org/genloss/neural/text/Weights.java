package org.genloss.neural.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;

/**
 * What a network has learned, as plain arrays by name, in the order of {@link Shape#weights}. The arrays are not written to once they are here.
 *
 * @param shape sizes of the network
 * @param arrays row by row
 */
record Weights(Shape shape, Map<String, float[]> arrays) {
    private static final double SPREAD = 0.02;

    /**
     * Of a network that has learned nothing: normal numbers of deviation 0.02, those that are added to what goes straight on less by the square root of
     * how many are added; biases 0 and scales 1 (Radford et al. 2019).
     */
    static Weights initial(Shape shape, Seed seed) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        shape.weights().forEach((name, sizes) -> {
            float[] values = new float[Math.toIntExact(Shape.numbers(sizes))];
            if (sizes.length == 2) {
                double spread = name.endsWith("c_proj.weight") ? SPREAD / Math.sqrt(2.0 * shape.layers()) : SPREAD;
                fill(values, spread, seed.child(name).random());
            } else if (name.endsWith(".weight")) {
                Arrays.fill(values, 1);
            }
            arrays.put(name, values);
        });
        return new Weights(shape, arrays);
    }

    private static void fill(float[] values, double spread, UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (spread * normal.sample());
        }
    }

    /** All zeros, of the same shapes. */
    static Weights zeros(Shape shape) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        shape.weights().forEach((name, sizes) -> arrays.put(name, new float[Math.toIntExact(Shape.numbers(sizes))]));
        return new Weights(shape, arrays);
    }
}
