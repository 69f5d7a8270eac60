package org.genloss.neural.image;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.neural.engine.Dice;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Task;
import org.genloss.neural.training.Tensors;
import org.genloss.neural.training.Weights;

/**
 * To say which noise was added to points: the mean squared error of it at levels that are equally likely.
 *
 * @param batch points a step
 * @param points to learn from
 * @param held points that are held out; none where nothing is watched
 * @param seed of what is random in looking
 */
record DiffusionTask(DiffusionNetwork network, int batch, Points points, Points held, Seed seed) implements Task {
    private static final double MOMENTUM = 0.9;

    @Override
    public List<Turn> turns() {
        return List.of(new Turn("", MOMENTUM, this::loss));
    }

    private Tensor loss(Tensors weights, Step step) {
        Tensor rows = points.drawn(batch, step.seed().child("points").random());
        return error(weights, rows, step.seed(), step.drop());
    }

    private Tensor error(Tensors weights, Tensor rows, Seed own, Drop drop) {
        int count = (int) rows.size(0);
        UniformRandomProvider random = own.child("levels").random();
        int[] chosen = new int[count];
        Arrays.setAll(chosen, i -> 1 + random.nextInt(network.levels().count()));
        Tensor noise = new Dice(own.child("noise").key()).normal(count, rows.size(1));
        Levels levels = network.levels();
        Tensor noisy = rows.times(levels.kept(chosen)).plus(noise.times(levels.noise(chosen)));
        return network.noise(weights, noisy, chosen, drop).minus(noise).square().mean();
    }

    /** The same levels and noise at every look. */
    @Override
    public double watch(Tensors weights) {
        return held.mean((rows, first) ->
                error(weights, rows, seed.child(first), Drop.NONE).number());
    }

    @Override
    public String words() {
        return "diffusion " + network.levels().count() + " " + Integer.toHexString(points.mark()) + " "
                + Integer.toHexString(held.mark());
    }

    @Override
    public String size() {
        return "a network of " + Weights.count(network.sizes()) + " weights on " + batch + " points of "
                + network.frame().width() + " numbers a step; lower batch or width";
    }
}
