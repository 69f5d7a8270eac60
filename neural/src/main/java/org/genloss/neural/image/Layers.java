package org.genloss.neural.image;

import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.data.Seed;
import org.genloss.neural.training.Weights;

/** The sizes of a network's weights, layer by layer; a layer has a weight and a bias. */
final class Layers {
    private static final int KERNEL = 4;

    private final Map<String, long[]> sizes = new LinkedHashMap<>();

    /** Rows of so many numbers to rows of so many others. */
    Layers affine(String name, long from, long to) {
        return layer(name, to, from, to);
    }

    /** A convolution. @param side rows and columns of its weight */
    Layers convolution(String name, long from, long to, long side) {
        return layer(name, to, to, from, side, side);
    }

    /** A layer that doubles height and width; its name ends in {@code up}. */
    Layers doubling(String name, long from, long to) {
        return layer(name, to, from, to, KERNEL, KERNEL);
    }

    /** A scale and a shift for each channel. */
    Layers norm(String name, long channels) {
        return layer(name, channels, channels);
    }

    /** Numbers without more, 0 at first. */
    Layers numbers(String name, long count) {
        sizes.put(name, new long[] {count});
        return this;
    }

    private Layers layer(String name, long outputs, long... weight) {
        sizes.put(name + ".weight", weight);
        sizes.put(name + ".bias", new long[] {outputs});
        return this;
    }

    Map<String, long[]> sizes() {
        return sizes;
    }

    /** Of a network that has learned nothing: normal numbers with variance 2 over the inputs of an output (He et al. 2015), 1 over them in the last layer. */
    static Weights initial(Map<String, long[]> sizes, Seed seed) {
        return Weights.initial(sizes, Layers::spread, seed);
    }

    private static double spread(String name, long[] size) {
        // Of a layer that doubles, each output sees a fourth of the kernel.
        long inputs = size.length == 2
                ? size[0]
                : name.endsWith("up.weight") ? size[0] * size[2] * size[3] / 4 : size[1] * size[2] * size[3];
        return Math.sqrt((name.endsWith("out.weight") || name.endsWith("out.up.weight") ? 1.0 : 2.0) / inputs);
    }
}
