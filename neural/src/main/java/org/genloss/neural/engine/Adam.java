package org.genloss.neural.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * AdamW (Loshchilov and Hutter 2019): steps by the mean of the gradients over the root of the mean of their squares, and a decay apart from them.
 * Its state is plain numbers, so that it can be kept and taken up again.
 */
public final class Adam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.99;
    private static final double EPSILON = 1e-8;

    private final List<Tensor> weights;
    private final boolean[] decays;
    private final List<Tensor> means;
    private final List<Tensor> squares;

    /**
     * @param weights all that is learned
     * @param decays of each of them, whether it decays
     * @param means as of an earlier {@link #means}, or zeros; changed from now on
     * @param squares likewise
     */
    public Adam(List<Tensor> weights, boolean[] decays, List<Tensor> means, List<Tensor> squares) {
        this.weights = weights;
        this.decays = decays;
        this.means = means;
        this.squares = squares;
    }

    /** Running means of the gradients, one a weight. */
    public List<Tensor> means() {
        return means;
    }

    /** Running means of the squared gradients, one a weight. */
    public List<Tensor> squares() {
        return squares;
    }

    /** Gradients as if there had been none. */
    public void clear() {
        weights.forEach(weight -> weight.gradient().ifPresent(gradient -> gradient.raw.zero_()));
    }

    /** Scales all gradients down to this length where they are longer. @return their length before */
    public double clip(double length) {
        TensorVector all =
                new TensorVector(weights.stream().map(w -> w.raw).toArray(org.bytedeco.pytorch.Tensor[]::new));
        return torch.clip_grad_norm_(all, length);
    }

    /**
     * Moves the weights.
     *
     * @param step from 1
     * @param rate learning rate of this step
     * @param decay of a weight per unit of the learning rate
     */
    public void step(int step, double rate, double decay) {
        double first = 1 - Math.pow(FIRST, step);
        double second = Math.sqrt(1 - Math.pow(SECOND, step));
        Engine.plainly(() -> {
            IntStream.range(0, weights.size())
                    .forEach(i -> weights.get(i).gradient().ifPresent(gradient -> {
                        org.bytedeco.pytorch.Tensor g = gradient.raw;
                        org.bytedeco.pytorch.Tensor mean = means.get(i).raw.lerp_(g, new Scalar(1 - FIRST));
                        org.bytedeco.pytorch.Tensor square =
                                squares.get(i).raw.mul_(new Scalar(SECOND)).addcmul_(g, g, new Scalar(1 - SECOND));
                        org.bytedeco.pytorch.Tensor root =
                                square.sqrt().div_(new Scalar(second)).add_(new Scalar(EPSILON));
                        org.bytedeco.pytorch.Tensor weight = weights.get(i).raw;
                        if (decays[i]) {
                            weight.mul_(new Scalar(1 - rate * decay));
                        }
                        weight.addcdiv_(mean, root, new Scalar(-rate / first));
                    }));
            return null;
        });
    }
}
