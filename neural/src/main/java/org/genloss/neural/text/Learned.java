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
    /** Deviation of a weight times the square root of the width: GPT-2's 0.02 at its 768. */
    private static final double SPREAD = 0.02 * Math.sqrt(768);

    /**
     * One that has learned nothing: normal numbers of deviation 0.02 at a width of 768 and in proportion to 1 over the root of other widths, those that
     * are added to what goes straight on less by the square root of how many are added; biases 0 and scales 1 (Radford et al. 2019). With 0.02 at any
     * width, narrow networks stay for long with what follows from one token alone.
     */
    static Learned initial(Shape shape, Seed seed) {
        double spread = SPREAD / Math.sqrt(shape.width());
        double added = spread / Math.sqrt(2.0 * shape.layers());
        return new Learned(
                shape,
                Weights.initial(
                        shape.weights(), (name, size) -> name.endsWith("c_proj.weight") ? added : spread, seed));
    }

    Map<String, float[]> arrays() {
        return weights.arrays();
    }
}
