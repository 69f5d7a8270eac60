package org.genloss.neural.image;

import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Sampling;
import org.genloss.lab.Trained;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Tensors;

/** A fitted variational autoencoder. */
record VaeModel(PointLearner.Fitted<VaeNetwork> fit, Sampling sampling)
        implements PointLearner.Model<VaeNetwork>, Trained {
    @Override
    public VaeModel decoded(Sampling way) {
        return new VaeModel(fit, sampling.and(way));
    }

    /** Codes from the standard normal law; vectors with the noise of their law, images as their means. */
    @Override
    public Corpus draw(int count, Seed seed) {
        VaeNetwork network = fit.network();
        boolean noisy = network.gaussian() && !network.frame().pictures();
        int noises = noisy ? network.frame().width() : 0;
        Drawing drawing = new Drawing(network.frame(), network.latent() + noises, Drawing.spread(sampling));
        return drawing.draw(fit.result().weights(), count, seed, (weights, normal, own) -> {
            Tensor codes = normal.part(1, 0, network.latent());
            Tensor outputs = network.decode(weights, codes, Drop.NONE);
            return noisy
                    ? outputs.plus(normal.part(1, network.latent(), noises).times(deviations(weights)))
                    : network.gaussian() ? outputs : outputs.sigmoid();
        });
    }

    private static Tensor deviations(Tensors weights) {
        return weights.get("noise").exp();
    }

    /** Mean bounds on the log-likelihood in nats an item, less what beta adds. */
    @Override
    public List<Trained.Step> curve() {
        return fit.result().curve();
    }

    @Override
    public Trained.Entry entry() {
        return Trained.Entry.LOOK;
    }

    /**
     * {@code weights}: learned numbers; {@code items}: learned from; {@code steps}: of the fit; {@code fitted-bound} and {@code held-bound}: on the
     * log-likelihood at the last look, in nats an item, of what was learned from and of what was held out.
     */
    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("weights", fit.result().weights().count()),
                new Parameter("latent", fit.network().latent()),
                new Parameter("items", fit.items()),
                new Parameter("steps", fit.result().steps()),
                new Parameter("fitted-bound", fit.result().last().fitted()),
                new Parameter("held-bound", fit.result().last().watched()));
    }
}
