package org.genloss.neural.image;

import java.util.List;
import org.genloss.neural.engine.Dice;
import org.genloss.neural.engine.Engine;
import org.genloss.neural.engine.Tensor;
import org.genloss.neural.training.Drop;
import org.genloss.neural.training.Task;
import org.genloss.neural.training.Tensors;
import org.genloss.neural.training.Weights;

/**
 * The judge learns to tell real points from generated ones, the generator to be taken for real: the non-saturating logistic loss (Goodfellow et al. 2014)
 * with a penalty on the judge's slope at real points (R1, Mescheder et al. 2018), which keeps both stable.
 *
 * @param batch points a step, real ones and generated ones
 * @param penalty gamma: of the squared slope half of this is added to the judge's loss
 * @param points to learn from
 */
record GanTask(GanNetwork network, int batch, double penalty, Points points) implements Task {
    /** Without any the two do not run in circles around each other (Mescheder et al. 2018). */
    private static final double MOMENTUM = 0;

    /** Of the running mean of the generator, once it has run a while. */
    private static final double KEPT = 0.995;

    @Override
    public List<Turn> turns() {
        return List.of(
                new Turn(GanNetwork.JUDGE, MOMENTUM, this::judged),
                new Turn(GanNetwork.GENERATE, MOMENTUM, this::generated));
    }

    private Tensor judged(Tensors weights, Step step) {
        Tensor real = points.drawn(batch, step.seed().child("points").random());
        Drop drop = step.drop("judge");
        Tensor codes = codes(step, "judged");
        Tensor made = Engine.plainly(() -> network.generate(weights, codes, GanNetwork.GENERATE, drop));
        Tensor loss = network.judge(weights, made, drop).softplus().mean();
        if (penalty == 0) {
            return loss.plus(
                    network.judge(weights, real, drop).times(-1).softplus().mean());
        }
        Tensor asked = real.learned();
        Tensor odds = network.judge(weights, asked, drop);
        Tensor slope = odds.slope(asked).square().sum().times(0.5 * penalty / batch);
        return loss.plus(odds.times(-1).softplus().mean()).plus(slope);
    }

    private Tensor generated(Tensors weights, Step step) {
        Drop drop = step.drop("generate");
        Tensor made = network.generate(weights, codes(step, "generated"), GanNetwork.GENERATE, drop);
        return network.judge(weights, made, drop).times(-1).softplus().mean();
    }

    private Tensor codes(Step step, String turn) {
        return new Dice(step.seed().child(turn).key()).normal(batch, network.latent());
    }

    /** The running mean is that of all steps at first, and forgets more and more slowly. */
    @Override
    public void settle(Tensors weights, int step) {
        double moved = Math.max(1 - KEPT, 9.0 / (9 + step));
        weights.names()
                .filter(name -> name.startsWith(GanNetwork.MEAN))
                .forEach(name -> weights.get(name)
                        .lean(weights.get(GanNetwork.GENERATE + name.substring(GanNetwork.MEAN.length())), moved));
    }

    /** What either loses says nothing of how good a generator is. */
    @Override
    public double watch(Tensors weights) {
        return Double.NaN;
    }

    @Override
    public String words() {
        return "gan " + penalty + " " + Integer.toHexString(points.mark());
    }

    @Override
    public String size() {
        return "networks of " + Weights.count(network.sizes()) + " weights on " + batch + " points of "
                + network.frame().width() + " numbers a step; lower batch, latent or width";
    }
}
