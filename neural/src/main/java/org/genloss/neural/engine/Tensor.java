package org.genloss.neural.engine;

import java.util.Optional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Numbers, or indices, in a block of native memory; lives as long as the {@link Scope} that was innermost when it was made. */
public final class Tensor {
    private static final double EPSILON = 1e-5;

    final org.bytedeco.pytorch.Tensor raw;

    Tensor(org.bytedeco.pytorch.Tensor raw) {
        this.raw = raw;
    }

    /** Single precision, row by row. */
    public static Tensor of(float[] values, long... shape) {
        org.bytedeco.pytorch.Tensor made = torch.empty(shape);
        made.data_ptr_float().put(values);
        return new Tensor(Engine.placed(made));
    }

    /** Indices, row by row. */
    public static Tensor of(long[] values, long... shape) {
        org.bytedeco.pytorch.Tensor made = torch.empty(
                shape,
                new org.bytedeco.pytorch.TensorOptions(ScalarType.Long),
                new org.bytedeco.pytorch.MemoryFormatOptional());
        made.data_ptr_long().put(values);
        return new Tensor(Engine.placed(made));
    }

    public static Tensor zeros(long... shape) {
        return new Tensor(Engine.placed(torch.zeros(shape)));
    }

    /** Its numbers, row by row. */
    public float[] floats() {
        org.bytedeco.pytorch.Tensor here = raw.detach().cpu().contiguous();
        float[] values = new float[(int) here.numel()];
        here.data_ptr_float().get(values);
        return values;
    }

    /** Its only number. */
    public double number() {
        return raw.item_double();
    }

    public long size(int dimension) {
        return raw.size(dimension);
    }

    /** Asks for the gradient by these numbers. */
    public Tensor learned() {
        return new Tensor(raw.set_requires_grad(true));
    }

    /** Gradients of this one number by all that is learned are added to what is there. */
    public void backward() {
        raw.backward();
    }

    /** What {@link #backward} has left; nothing before its first call, or where nothing depends on these numbers. */
    public Optional<Tensor> gradient() {
        org.bytedeco.pytorch.Tensor gradient = raw.grad();
        return gradient.defined() ? Optional.of(new Tensor(gradient)) : Optional.empty();
    }

    /** Gradients as if there had been none. */
    public void forget() {
        gradient().ifPresent(gradient -> gradient.raw.zero_());
    }

    public Tensor plus(Tensor other) {
        return new Tensor(raw.add(other.raw));
    }

    public Tensor times(double factor) {
        return new Tensor(raw.mul(new Scalar(factor)));
    }

    public Tensor times(Tensor other) {
        return new Tensor(raw.mul(other.raw));
    }

    /** {@code x W + b}, x in rows, W with one column an output. */
    public Tensor affine(Tensor weight, Tensor bias) {
        return new Tensor(torch.addmm(bias.raw, raw, weight.raw));
    }

    /** {@code x W'}. */
    public Tensor timesTransposed(Tensor weight) {
        return new Tensor(torch.linear(raw, weight.raw));
    }

    /** Rows of this table. @param indices of any shape; the result has one dimension more */
    public Tensor rows(Tensor indices) {
        return new Tensor(torch.embedding(raw, indices.raw));
    }

    /** Parts of the first dimension, as a copy. @param indices which, in their order */
    public Tensor picked(Tensor indices) {
        return new Tensor(raw.index_select(0, indices.raw));
    }

    /** The last dimension at mean 0 and variance 1, then scaled and shifted. */
    public Tensor normalised(Tensor scale, Tensor shift) {
        long[] last = {raw.size(raw.dim() - 1)};
        return new Tensor(torch.layer_norm(
                raw, last, new TensorOptional(scale.raw), new TensorOptional(shift.raw), EPSILON, false));
    }

    /** Gaussian error linear unit, by its approximation with a hyperbolic tangent. */
    public Tensor gelu() {
        return new Tensor(torch.gelu(raw, "tanh"));
    }

    /**
     * Attention, this being the queries: batch, heads, places, width of a head.
     *
     * @param causal whether a place sees only itself and those before it; else all
     */
    public Tensor attend(Tensor keys, Tensor values, boolean causal) {
        return new Tensor(torch.scaled_dot_product_attention(
                raw, keys.raw, values.raw, new TensorOptional(), 0, causal, new DoubleOptional(), false));
    }

    public Tensor shaped(long... shape) {
        return new Tensor(raw.reshape(shape));
    }

    public Tensor swapped(int first, int second) {
        return new Tensor(raw.transpose(first, second));
    }

    /** So many of a dimension from a place on. */
    public Tensor part(int dimension, long from, long count) {
        return new Tensor(raw.narrow(dimension, from, count));
    }

    /** Writes other numbers over those of a dimension from a place on. @return this */
    public Tensor put(int dimension, long from, Tensor numbers) {
        raw.narrow(dimension, from, numbers.raw.size(dimension)).copy_(numbers.raw);
        return this;
    }

    /** Mean over the rows of -ln of the softmax at the target. */
    public Tensor crossEntropy(Tensor targets) {
        return new Tensor(torch.cross_entropy_loss(raw, targets.raw));
    }

    /** Natural logarithms of the softmax of the last dimension. */
    public Tensor logSoftmax() {
        return new Tensor(torch.log_softmax(raw, raw.dim() - 1));
    }

    /** The same, but for each number to be 0 with this chance, and the others scaled so that means stay. */
    public Tensor dropped(double chance, Dice dice) {
        return chance == 0 ? this : new Tensor(raw.mul(dice.kept(raw, 1 - chance)));
    }

    public Tensor minus(Tensor other) {
        return new Tensor(raw.sub(other.raw));
    }

    /** A number more of each. */
    public Tensor plus(double number) {
        return new Tensor(raw.add(new Scalar(number)));
    }

    public Tensor exp() {
        return new Tensor(raw.exp());
    }

    public Tensor square() {
        return new Tensor(raw.square());
    }

    /** One number. */
    public Tensor sum() {
        return new Tensor(raw.sum());
    }

    /** One number. */
    public Tensor mean() {
        return new Tensor(raw.mean());
    }

    public Tensor sigmoid() {
        return new Tensor(raw.sigmoid());
    }

    public Tensor tanh() {
        return new Tensor(raw.tanh());
    }

    /** {@code x sigmoid(x)}. */
    public Tensor silu() {
        return new Tensor(torch.silu(raw));
    }

    /** {@code ln(1 + exp(x))}. */
    public Tensor softplus() {
        return new Tensor(torch.softplus(raw));
    }

    /** {@code x} above 0, {@code slope x} below. */
    public Tensor leaky(double slope) {
        return new Tensor(torch.leaky_relu(raw, new Scalar(slope)));
    }

    /** Sum of -t ln s(x) - (1-t) ln(1 - s(x)) over all numbers x and their targets t in 0..1, s being the sigmoid: one number. */
    public Tensor binaryCrossEntropy(Tensor targets) {
        return new Tensor(torch.softplus(raw).sub(raw.mul(targets.raw)).sum());
    }

    /**
     * A convolution of images (images, channels, rows, columns) with 0 outside.
     *
     * @param weight outputs, inputs, rows, columns
     * @param stride 1 keeps the size where the margin is half of the weight's; 2 halves it
     * @param margin rows and columns of 0 around each image
     */
    public Tensor convolved(Tensor weight, Tensor bias, long stride, long margin) {
        return new Tensor(torch.conv2d(
                raw,
                weight.raw,
                new TensorOptional(bias.raw),
                new long[] {stride, stride},
                new long[] {margin, margin},
                new long[] {1, 1},
                1));
    }

    /** The reverse: images twice as high and as wide. @param weight inputs, outputs, 4, 4 */
    public Tensor doubled(Tensor weight, Tensor bias) {
        return new Tensor(torch.conv_transpose2d(
                raw,
                weight.raw,
                new TensorOptional(bias.raw),
                new long[] {2, 2},
                new long[] {1, 1},
                new long[] {0, 0},
                1,
                new long[] {1, 1}));
    }

    /** Images with so many rows and columns of a value more, below and on the right. */
    public Tensor padded(long rows, long columns, double value) {
        return rows == 0 && columns == 0
                ? this
                : new Tensor(torch.constant_pad_nd(raw, new long[] {0, columns, 0, rows}, new Scalar(value)));
    }

    /** Channels of each image in so many groups, each at mean 0 and variance 1, then scaled and shifted channel by channel. */
    public Tensor groupNormalised(long groups, Tensor scale, Tensor shift) {
        return new Tensor(torch.group_norm(
                raw, groups, new TensorOptional(scale.raw), new TensorOptional(shift.raw), EPSILON, false));
    }

    /** This and another, one behind the other along a dimension. */
    public Tensor joined(Tensor other, long dimension) {
        return new Tensor(torch.cat(new org.bytedeco.pytorch.TensorVector(raw, other.raw), dimension));
    }

    /** The gradient of the sum of these numbers by others, itself something that gradients can be taken of. */
    public Tensor slope(Tensor by) {
        org.bytedeco.pytorch.TensorVector slopes = torch.grad(
                new org.bytedeco.pytorch.TensorVector(raw.sum()),
                new org.bytedeco.pytorch.TensorVector(by.raw),
                new org.bytedeco.pytorch.TensorVector(),
                new org.bytedeco.pytorch.BoolOptional(true),
                true,
                false);
        return new Tensor(slopes.get(0));
    }

    /** Each number, or the end of this range that it lies beyond. */
    public Tensor within(double least, double most) {
        return new Tensor(raw.clamp(
                new org.bytedeco.pytorch.ScalarOptional(new Scalar(least)),
                new org.bytedeco.pytorch.ScalarOptional(new Scalar(most))));
    }

    /** Moves these numbers a share of the way towards others. */
    public void lean(Tensor towards, double share) {
        raw.lerp_(towards.raw, new Scalar(share));
    }
}
