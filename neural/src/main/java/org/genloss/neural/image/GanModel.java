package org.genloss.neural.image;

import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.Sampling;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Training;

/** A fitted generator, with the judge that it learned from. */
final class GanModel implements Decodable {
    private final GanNetwork network;
    private final Training.Result fit;
    private final int items;
    private final Sampling sampling;

    /** @param items learned from */
    GanModel(GanNetwork network, Training.Result fit, int items, Sampling sampling) {
        this.network = network;
        this.fit = fit;
        this.items = items;
        this.sampling = sampling;
    }

    GanNetwork network() {
        return network;
    }

    Training.Result fit() {
        return fit;
    }

    @Override
    public GanModel decoded(Sampling way) {
        return new GanModel(network, fit, items, sampling.and(way));
    }

    @Override
    public Corpus draw(int count, Seed seed) {
        return new Drawing(network.frame(), network.latent(), Drawing.spread(sampling))
                .draw(
                        fit.weights(),
                        count,
                        seed,
                        (weights, normal, own) -> network.generate(weights, normal, GanNetwork.MEAN, Drop.NONE));
    }

    /** {@code weights}: learned numbers, of both networks; {@code items}: learned from; {@code steps}: of the fit; {@code loss}: of the generator at the end. */
    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("weights", fit.weights().count()),
                new Parameter("items", items),
                new Parameter("steps", fit.steps()),
                new Parameter("loss", -fit.last().fitted()));
    }
}
