package org.genloss.neural.text;

import java.util.Map;
import org.genloss.data.Seed;
import org.genloss.neural.training.Weights;

/**
 * A language model: the sizes of its network and what it has learned.
 *
 * @param weights in the order of {@link Shape#weights}
 */
record Learned(Shape shape, Weights weights) {
    private static final double SPREAD = 0.02;

    /**
     * One that has learned nothing: normal numbers of deviation 0.02, those that are added to what goes straight on less by the square root of how many
     * are added; biases 0 and scales 1 (Radford et al. 2019).
     */
    static Learned initial(Shape shape, Seed seed) {
        double added = SPREAD / Math.sqrt(2.0 * shape.layers());
        return new Learned(
                shape,
                Weights.initial(
                        shape.weights(), (name, size) -> name.endsWith("c_proj.weight") ? added : SPREAD, seed));
    }

    Map<String, float[]> arrays() {
        return weights.arrays();
    }
}
