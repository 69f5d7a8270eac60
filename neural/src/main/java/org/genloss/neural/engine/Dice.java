package org.genloss.neural.engine;

import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/** The engine's randomness of one computation, apart from that of all others: the engine's own generator is shared by all threads. */
public final class Dice {
    private final GeneratorOptional generator;

    /** The same numbers from the same seed, on the processor and on any graphics card. */
    public Dice(long seed) {
        Generator made = torch.make_generator_cpu(seed);
        generator = new GeneratorOptional(made);
    }

    /** Of the shape of another: 1/chance with this chance, else 0. */
    org.bytedeco.pytorch.Tensor kept(org.bytedeco.pytorch.Tensor like, double chance) {
        long[] shape = new long[(int) like.dim()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = like.size(i);
        }
        org.bytedeco.pytorch.Tensor mask = torch.empty(shape).bernoulli_(chance, generator);
        return Engine.placed(mask.div_(new Scalar(chance)));
    }

    /** Independent numbers of the standard normal law. */
    public Tensor normal(long... shape) {
        return new Tensor(Engine.placed(torch.empty(shape).normal_(0, 1, generator)));
    }
}
