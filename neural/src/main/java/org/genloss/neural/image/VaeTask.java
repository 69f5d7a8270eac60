package org.genloss.neural.image;

import java.util.List;
import org.genloss.data.Seed;
import org.genloss.neural.engine.Dice;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Task;
import org.genloss.neural.training.Tensors;
import org.genloss.neural.training.Weights;

/**
 * To bound the surprise by points.
 *
 * @param batch points a step
 * @param beta weight of the divergence of codes
 * @param points to learn from
 * @param held points that are held out; none where nothing is watched
 * @param seed of what is random in looking
 */
record VaeTask(VaeNetwork network, int batch, double beta, Points points, Points held, Seed seed) implements Task {
    private static final double MOMENTUM = 0.9;

    @Override
    public List<Turn> turns() {
        return List.of(new Turn("", MOMENTUM, this::loss));
    }

    private Tensor loss(Tensors weights, Step step) {
        Tensor rows = points.drawn(batch, step.seed().child("points").random());
        Dice dice = new Dice(step.seed().child("codes").key());
        return network.loss(
                weights, rows, dice.normal(batch, network.latent()), new VaeNetwork.Terms(beta, step.drop()));
    }

    /** The same numbers stand for the noise at every look. */
    @Override
    public double watch(Tensors weights) {
        VaeNetwork.Terms terms = new VaeNetwork.Terms(beta, Drop.NONE);
        return held.mean((rows, first) -> network.loss(
                        weights, rows, new Dice(seed.child(first).key()).normal(rows.size(0), network.latent()), terms)
                .number());
    }

    @Override
    public String words() {
        return "vae " + network.sizes().size() + " " + network.latent() + " " + beta + " "
                + Integer.toHexString(points.mark()) + " " + Integer.toHexString(held.mark());
    }

    @Override
    public String size() {
        return "a network of " + Weights.count(network.sizes()) + " weights on " + batch + " points of "
                + network.frame().width() + " numbers a step; lower batch or width";
    }
}
