package org.genloss.neural.image;

import java.util.Map;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Tensors;

/**
 * Says which noise is in a point: three residual blocks, or a small U-Net over images at their size, a half and a fourth of it (Ho et al. 2020, without
 * attention). Every block is told the level.
 *
 * <p>What the layers give is v, which makes the noise sqrt(1-k) x + sqrt(k) v, k being kept at the level (Salimans and Ho 2022): a network that has
 * learned nothing then says of points of variance 1 what the best linear guess is, and where there is hardly anything but noise its errors stay small.
 *
 * @param frame of what is read
 * @param width of a layer; the U-Net has a sixteenth of it as channels at full size and an eighth below
 */
record DiffusionNetwork(Frame frame, int width, Levels levels) implements PointLearner.Network {
    private static final int BLOCKS = 3;

    /** Waves that tell a level. */
    private static final int WAVES = 64;

    private static final double LONGEST = 10_000;
    private static final int MOST_GROUPS = 8;

    @Override
    public String learner() {
        return "diffusion";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("network", frame.body(), "width", "" + width, "levels", "" + levels.count());
    }

    @Override
    public Map<String, long[]> sizes() {
        Layers layers = new Layers().affine("level.1", WAVES, told()).affine("level.2", told(), told());
        if (frame.grid().isEmpty()) {
            layers.affine("in", frame.width(), width);
            for (int i = 1; i <= BLOCKS; i++) {
                layers.norm(i + ".norm", width)
                        .affine(i + ".1", width, width)
                        .affine(i + ".level", told(), width)
                        .affine(i + ".out", width, width);
            }
            return layers.affine("out", width, frame.width()).sizes();
        }
        long fine = fine();
        layers.convolution("in", frame.channels(), fine, 3);
        block(layers, "down.1", fine, fine);
        layers.convolution("halve.1", fine, 2 * fine, 3);
        block(layers, "down.2", 2 * fine, 2 * fine);
        layers.convolution("halve.2", 2 * fine, 2 * fine, 3);
        block(layers, "middle", 2 * fine, 2 * fine);
        layers.doubling("2.up", 2 * fine, 2 * fine);
        block(layers, "rise.2", 4 * fine, 2 * fine);
        layers.doubling("1.up", 2 * fine, fine);
        block(layers, "rise.1", 2 * fine, fine);
        return layers.norm("norm", fine)
                .convolution("out", fine, frame.channels(), 3)
                .sizes();
    }

    private void block(Layers layers, String name, long from, long to) {
        layers.norm(name + ".norm.1", from)
                .convolution(name + ".1", from, to, 3)
                .affine(name + ".level", told(), to)
                .norm(name + ".norm.2", to)
                .convolution(name + ".out", to, to, 3);
        if (from != to) {
            layers.convolution(name + ".past", from, to, 1);
        }
    }

    private long fine() {
        return Math.max(1, width / 16);
    }

    /** Numbers in which blocks are told the level. */
    private long told() {
        return frame.grid().isEmpty() ? width : 4 * fine();
    }

    /** Of each block norm, activations and sums; of the U-Net two blocks at full size, and below as many numbers again as one and a half of these. */
    @Override
    public double kept() {
        double whole = frame.grid().isPresent() ? 16.0 * fine() * frame.high() * frame.wide() : 0;
        return (frame.grid().isPresent() ? 32 * whole : 24.0 * width) + 3.0 * frame.width();
    }

    /** The noise in rows. @param chosen a level a row */
    Tensor noise(Tensors weights, Tensor rows, int[] chosen, Drop drop) {
        Tensor waves = Tensor.of(waves(chosen), chosen.length, WAVES);
        Tensor level = weights.affine(weights.affine(waves, "level.1").silu(), "level.2")
                .silu();
        Tensor v = frame.grid().isEmpty()
                ? dense(weights, rows, level, drop)
                : frame.rows(net(new Pass(weights, level, drop), frame.images(rows)));
        return rows.times(levels.noise(chosen)).plus(v.times(levels.kept(chosen)));
    }

    /** Sines and cosines of a level, of lengths from 1 to 10,000 in equal ratios (Vaswani et al. 2017). */
    private static float[] waves(int[] levels) {
        float[] waves = new float[levels.length * WAVES];
        int half = WAVES / 2;
        for (int row = 0; row < levels.length; row++) {
            for (int i = 0; i < half; i++) {
                double angle = levels[row] * Math.pow(LONGEST, -(double) i / half);
                waves[row * WAVES + i] = (float) Math.sin(angle);
                waves[row * WAVES + half + i] = (float) Math.cos(angle);
            }
        }
        return waves;
    }

    private static Tensor dense(Tensors weights, Tensor rows, Tensor level, Drop drop) {
        Tensor flow = weights.affine(rows, "in");
        for (int i = 1; i <= BLOCKS; i++) {
            Tensor inner = weights.affine(weights.normalised(flow, i + ".norm"), i + ".1")
                    .plus(weights.affine(level, i + ".level"))
                    .silu();
            flow = flow.plus(weights.affine(drop.of(inner), i + ".out"));
        }
        return weights.affine(flow.silu(), "out");
    }

    /** What all blocks of a pass share. */
    private record Pass(Tensors weights, Tensor level, Drop drop) {
        Tensor block(Tensor images, String name) {
            Tensor told = weights.affine(level, name + ".level");
            Tensor inner = weights.convolved(active(images, name + ".norm.1"), name + ".1", 1, 1)
                    .plus(told.shaped(told.size(0), told.size(1), 1, 1));
            Tensor change = weights.convolved(drop.of(active(inner, name + ".norm.2")), name + ".out", 1, 1);
            boolean same = images.size(1) == change.size(1);
            return change.plus(same ? images : weights.convolved(images, name + ".past", 1, 0));
        }

        private Tensor active(Tensor images, String norm) {
            long groups = Math.min(MOST_GROUPS, Long.lowestOneBit(images.size(1)));
            return images.groupNormalised(groups, weights.get(norm + ".weight"), weights.get(norm + ".bias"))
                    .silu();
        }
    }

    private static Tensor net(Pass pass, Tensor images) {
        Tensors weights = pass.weights;
        Tensor whole = pass.block(weights.convolved(images, "in", 1, 1), "down.1");
        Tensor half = pass.block(weights.convolved(whole, "halve.1", 2, 1), "down.2");
        Tensor fourth = pass.block(weights.convolved(half, "halve.2", 2, 1), "middle");
        Tensor halfAgain = pass.block(weights.doubled(fourth, "2.up").joined(half, 1), "rise.2");
        Tensor again = pass.block(weights.doubled(halfAgain, "1.up").joined(whole, 1), "rise.1");
        return weights.convolved(pass.active(again, "norm"), "out", 1, 1);
    }
}
