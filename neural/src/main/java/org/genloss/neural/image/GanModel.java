package org.genloss.neural.image;

import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Sampling;
import org.genloss.neural.training.Drop;

/** A fitted generator, with the judge that it learned from. */
record GanModel(PointLearner.Fitted<GanNetwork> fit, Sampling sampling) implements PointLearner.Model<GanNetwork> {
    @Override
    public GanModel decoded(Sampling way) {
        return new GanModel(fit, sampling.and(way));
    }

    @Override
    public Corpus draw(int count, Seed seed) {
        GanNetwork network = fit.network();
        return new Drawing(network.frame(), network.latent(), Drawing.spread(sampling))
                .draw(
                        fit.result().weights(),
                        count,
                        seed,
                        (weights, normal, own) -> network.generate(weights, normal, GanNetwork.MEAN, Drop.NONE));
    }

    /** {@code weights}: learned numbers, of both networks; {@code items}: learned from; {@code steps}: of the fit; {@code loss}: of the generator at the end. */
    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("weights", fit.result().weights().count()),
                new Parameter("items", fit.items()),
                new Parameter("steps", fit.result().steps()),
                new Parameter("loss", -fit.result().last().fitted()));
    }
}
