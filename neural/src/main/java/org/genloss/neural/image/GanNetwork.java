package org.genloss.neural.image;

import java.util.Map;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Tensors;

/**
 * A generator and a judge: three dense layers each, or for images two layers that double height and width and two convolutions that halve them
 * (Radford et al. 2016, with normalisation by groups, and none in the judge). The generator is there twice, as it learns and as its running mean,
 * which is what draws.
 *
 * @param frame of what is read
 * @param latent numbers behind a point
 * @param width of a hidden layer; convolutions have an eighth of it as channels at half the size and a fourth at a fourth
 */
record GanNetwork(Frame frame, int latent, int width) implements PointLearner.Network {
    /** Weights of the generator as it learns. */
    static final String GENERATE = "generate.";

    /** The running mean of each of them. */
    static final String MEAN = "mean.";

    /** Weights of the judge. */
    static final String JUDGE = "judge.";

    private static final double SLOPE = 0.2;
    private static final int MOST_GROUPS = 8;

    @Override
    public String learner() {
        return "gan";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("network", frame.body(), "latent", "" + latent, "width", "" + width);
    }

    @Override
    public Map<String, long[]> sizes() {
        Layers layers = new Layers();
        generator(layers, GENERATE);
        if (frame.grid().isPresent()) {
            layers.convolution(JUDGE + "1", frame.channels(), half(), 4)
                    .convolution(JUDGE + "2", half(), 2 * half(), 4)
                    .affine(JUDGE + "out", coarse(), 1);
        } else {
            layers.affine(JUDGE + "1", frame.width(), width)
                    .affine(JUDGE + "2", width, width)
                    .affine(JUDGE + "out", width, 1);
        }
        generator(layers, MEAN);
        return layers.sizes();
    }

    private void generator(Layers layers, String of) {
        if (frame.grid().isPresent()) {
            layers.affine(of + "1", latent, coarse())
                    .norm(of + "norm.1", 2 * half())
                    .doubling(of + "2.up", 2 * half(), half())
                    .norm(of + "norm.2", half())
                    .doubling(of + "out.up", half(), frame.channels());
        } else {
            layers.affine(of + "1", latent, width)
                    .affine(of + "2", width, width)
                    .affine(of + "out", width, frame.width());
        }
    }

    private long half() {
        return Math.max(1, width / 8);
    }

    /** Numbers of a whole image at a fourth of its height and width. */
    private long coarse() {
        return 2 * half() * frame.high() * frame.wide();
    }

    /** Of generator and judge, before and after each activation and norm; half the size has twice as many numbers as a fourth. */
    @Override
    public double kept() {
        double inside = frame.grid().isPresent() ? 15.0 * coarse() : 8.0 * width;
        return inside + latent + 2.0 * frame.width();
    }

    /** Points of codes in rows, as the judge reads them. @param of {@link #GENERATE} or {@link #MEAN} */
    Tensor generate(Tensors weights, Tensor codes, String of, Drop drop) {
        Tensor first = weights.affine(codes, of + "1");
        if (frame.grid().isEmpty()) {
            Tensor second =
                    weights.affine(drop.of(first.leaky(SLOPE)), of + "2").leaky(SLOPE);
            Tensor rows = weights.affine(drop.of(second), of + "out");
            return frame.pictures() ? rows.tanh() : rows;
        }
        Tensor fourth =
                active(weights, first.shaped(codes.size(0), 2 * half(), frame.high(), frame.wide()), of + "norm.1");
        Tensor halves = active(weights, weights.doubled(drop.of(fourth), of + "2.up"), of + "norm.2");
        return frame.rows(weights.doubled(drop.of(halves), of + "out.up")).tanh();
    }

    private static Tensor active(Tensors weights, Tensor images, String norm) {
        long groups = Math.min(MOST_GROUPS, Long.lowestOneBit(images.size(1)));
        return images.groupNormalised(groups, weights.get(norm + ".weight"), weights.get(norm + ".bias"))
                .leaky(SLOPE);
    }

    /** Log-odds of rows to be real, in one column. */
    Tensor judge(Tensors weights, Tensor rows, Drop drop) {
        if (frame.grid().isEmpty()) {
            Tensor first = drop.of(weights.affine(rows, JUDGE + "1").leaky(SLOPE));
            Tensor second = drop.of(weights.affine(first, JUDGE + "2").leaky(SLOPE));
            return weights.affine(second, JUDGE + "out");
        }
        Tensor halves =
                drop.of(weights.convolved(frame.images(rows), JUDGE + "1", 2, 1).leaky(SLOPE));
        Tensor fourths = drop.of(weights.convolved(halves, JUDGE + "2", 2, 1).leaky(SLOPE));
        return weights.affine(fourths.shaped(rows.size(0), coarse()), JUDGE + "out");
    }
}
