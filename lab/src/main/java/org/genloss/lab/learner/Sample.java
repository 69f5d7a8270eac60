package org.genloss.lab.learner;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;

/**
 * Points and how often each of them counts.
 *
 * @param weights one a point, above 0; not written to
 */
record Sample(Vectors points, double[] weights) {
    int size() {
        return weights.length;
    }

    /** No points. */
    Sample none() {
        return pick(new int[0]);
    }

    /** Without some points chosen at random, and these; both in the order of the whole. */
    Sample[] split(int chosen, UniformRandomProvider random) {
        int[] order = PermutationSampler.natural(size());
        PermutationSampler.shuffle(random, order);
        int[] out = Arrays.copyOf(order, chosen);
        int[] rest = Arrays.copyOfRange(order, chosen, order.length);
        Arrays.sort(out);
        Arrays.sort(rest);
        return new Sample[] {pick(rest), pick(out)};
    }

    private Sample pick(int[] indices) {
        return new Sample(
                (Vectors) Corpora.pick(points, indices),
                Arrays.stream(indices).mapToDouble(i -> weights[i]).toArray());
    }
}
