package org.genloss.neural.engine;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * AdamW (Loshchilov and Hutter 2019): steps by the mean of the gradients over the root of the mean of their squares, and a decay apart from them.
 * Its state is plain numbers, so that it can be kept and taken up again.
 */
public final class Adam {
    private static final double SECOND = 0.99;
    private static final double EPSILON = 1e-8;

    private final List<Weight> weights;
    private final double first;

    /**
     * Something that is learned.
     *
     * @param values moved by each step
     * @param decays whether they decay
     * @param mean running mean of the gradients, zeros at first; changed by each step
     * @param square running mean of the squared gradients, likewise
     */
    public record Weight(Tensor values, boolean decays, Tensor mean, Tensor square) {}

    /** @param momentum share of the running mean of the gradients that is kept from one step to the next; of their squares it is 0.99 */
    public Adam(List<Weight> weights, double momentum) {
        this.weights = List.copyOf(weights);
        this.first = momentum;
    }

    /** Scales all gradients down to this length where they are longer. @return their length before */
    public double clip(double length) {
        TensorVector all =
                new TensorVector(weights.stream().map(w -> w.values.raw).toArray(org.bytedeco.pytorch.Tensor[]::new));
        return torch.clip_grad_norm_(all, Math.min(length, Float.MAX_VALUE));
    }

    /**
     * Moves the weights.
     *
     * @param step from 1
     * @param rate learning rate of this step
     * @param decay of a weight per unit of the learning rate
     */
    public void step(int step, double rate, double decay) {
        double reach = 1 - Math.pow(first, step);
        double second = Math.sqrt(1 - Math.pow(SECOND, step));
        Engine.plainly(() -> {
            weights.forEach(weight -> weight.values.gradient().ifPresent(gradient -> {
                org.bytedeco.pytorch.Tensor g = gradient.raw;
                org.bytedeco.pytorch.Tensor mean = weight.mean.raw.lerp_(g, new Scalar(1 - first));
                org.bytedeco.pytorch.Tensor square =
                        weight.square.raw.mul_(new Scalar(SECOND)).addcmul_(g, g, new Scalar(1 - SECOND));
                org.bytedeco.pytorch.Tensor root =
                        square.sqrt().div_(new Scalar(second)).add_(new Scalar(EPSILON));
                org.bytedeco.pytorch.Tensor values = weight.values.raw;
                if (weight.decays) {
                    values.mul_(new Scalar(1 - rate * decay));
                }
                values.addcdiv_(mean, root, new Scalar(-rate / reach));
            }));
            return null;
        });
    }
}
