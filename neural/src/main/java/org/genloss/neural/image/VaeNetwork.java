package org.genloss.neural.image;

import java.util.Map;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Tensors;

/**
 * Encoder and decoder of a variational autoencoder (Kingma and Welling 2014): two hidden layers each, or two convolutions that halve and two that
 * double height and width.
 *
 * @param frame of what is read
 * @param latent numbers of a code
 * @param width of a hidden layer; convolutions have a sixteenth of it as channels at half the size and an eighth at a fourth
 * @param gaussian whether outputs are means of normal laws with variances that are learned, else log-odds
 */
record VaeNetwork(Frame frame, int latent, int width, boolean gaussian) implements PointLearner.Network {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    @Override
    public String learner() {
        return "vae";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "network",
                frame.body(),
                "latent",
                "" + latent,
                "width",
                "" + width,
                "likelihood",
                gaussian ? "gaussian" : "bernoulli");
    }

    @Override
    public Map<String, long[]> sizes() {
        Layers layers = new Layers();
        if (frame.grid().isPresent()) {
            long fine = fine();
            layers.convolution("encode.1", frame.channels(), fine, 4)
                    .convolution("encode.2", fine, 2 * fine, 4)
                    .affine("encode.out", coarse(), 2L * latent)
                    .affine("decode.1", latent, coarse())
                    .doubling("decode.2.up", 2 * fine, fine)
                    .doubling("decode.out.up", fine, frame.channels());
        } else {
            layers.affine("encode.1", frame.width(), width)
                    .affine("encode.2", width, width)
                    .affine("encode.out", width, 2L * latent)
                    .affine("decode.1", latent, width)
                    .affine("decode.2", width, width)
                    .affine("decode.out", width, frame.width());
        }
        if (gaussian) {
            layers.numbers("noise", frame.pictures() ? 1 : frame.width());
        }
        return layers.sizes();
    }

    private long fine() {
        return Math.max(1, width / 16);
    }

    /** Numbers of a whole image at a fourth of its height and width. */
    private long coarse() {
        return 2 * fine() * frame.high() * frame.wide();
    }

    /** Of encoder and decoder, before and after each activation; half the size has twice as many numbers as a fourth. */
    @Override
    public double kept() {
        double inside = frame.grid().isPresent() ? 12.0 * coarse() : 8.0 * width;
        return inside + 4.0 * latent + 2.0 * frame.width();
    }

    /** Means of the codes of rows, and natural logarithms of their variances behind them. */
    Tensor encode(Tensors weights, Tensor rows, Drop drop) {
        if (frame.grid().isEmpty()) {
            Tensor first = drop.of(weights.affine(rows, "encode.1").gelu());
            return weights.affine(drop.of(weights.affine(first, "encode.2").gelu()), "encode.out");
        }
        Tensor half = weights.convolved(frame.images(rows), "encode.1", 2, 1).gelu();
        Tensor fourth = weights.convolved(drop.of(half), "encode.2", 2, 1).gelu();
        return weights.affine(drop.of(fourth).shaped(rows.size(0), coarse()), "encode.out");
    }

    /** Log-odds, or means, of the numbers of rows with these codes. */
    Tensor decode(Tensors weights, Tensor codes, Drop drop) {
        Tensor first = drop.of(weights.affine(codes, "decode.1").gelu());
        if (frame.grid().isEmpty()) {
            return weights.affine(drop.of(weights.affine(first, "decode.2").gelu()), "decode.out");
        }
        Tensor fourth = first.shaped(codes.size(0), 2 * fine(), frame.high(), frame.wide());
        Tensor half = drop.of(weights.doubled(fourth, "decode.2.up").gelu());
        return frame.rows(weights.doubled(half, "decode.out.up"));
    }

    /**
     * Mean over rows of -ln p(row | code) plus beta times the divergence of the code's law from the standard normal one: the bound on -ln p(row) where
     * beta is 1.
     *
     * @param noise standard normal numbers, as many as codes have
     */
    Tensor loss(Tensors weights, Tensor rows, Tensor noise, Terms terms) {
        long count = rows.size(0);
        Tensor law = encode(weights, rows, terms.drop);
        Tensor mean = law.part(1, 0, latent);
        Tensor logVariance = law.part(1, latent, latent);
        Tensor codes = mean.plus(logVariance.times(0.5).exp().times(noise));
        Tensor surprise = surprise(weights, decode(weights, codes, terms.drop), rows);
        Tensor divergence =
                mean.square().plus(logVariance.exp()).minus(logVariance).sum().plus(-(double) count * latent);
        return surprise.plus(divergence.times(0.5 * terms.beta)).times(1.0 / count);
    }

    /** How a loss is taken. */
    record Terms(double beta, Drop drop) {}

    private Tensor surprise(Tensors weights, Tensor outputs, Tensor rows) {
        if (!gaussian) {
            return outputs.binaryCrossEntropy(rows);
        }
        Tensor deviations = weights.get("noise");
        Tensor squares = rows.minus(outputs).square().times(deviations.times(-2).exp());
        double numbers = (double) rows.size(0) * rows.size(1);
        return squares.sum().times(0.5).plus(deviations.mean().times(numbers)).plus(numbers * HALF_LOG_TWO_PI);
    }
}
