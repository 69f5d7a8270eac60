package org.genloss.neural.image;

import java.util.LinkedHashMap;
import java.util.Map;
import org.genloss.catalog.Card;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.neural.training.Checks;
import org.genloss.neural.training.Weights;
import org.genloss.shelf.Shelf;

/**
 * A generative adversarial network, trained on images or vectors.
 *
 * @param network what generator and judge are made of
 * @param latent normal numbers behind a point
 * @param width of a hidden layer; convolutions have an eighth of it as channels at half the size of an image and a fourth at a fourth
 * @param penalty gamma of the penalty on the judge's slope (R1); 0 leaves it out
 * @param steps of a fit, one of the judge and one of the generator each; 0 is 2,000, or as many as epochs take
 * @param epochs how often a fit goes over its items, in place of steps; 0 keeps to steps
 * @param batch items that a step learns from
 * @param learningRate the highest; it rises over the first twentieth of the steps, then falls as half a cosine wave to a tenth
 * @param weightDecay of matrices, per unit of the learning rate (AdamW)
 * @param dropout chance that a number within the networks is dropped while they learn, below 1
 * @param start model that the first fit goes on from, and without a warm start every fit: the {@code last.model} that a run left in
 *     {@code generations/REGIME}, of data of the same shape and a network of the same sizes; it keeps its scale of the numbers. Empty begins from nothing
 * @param warmStart whether each fit after the first goes on from the networks before, or begins from nothing
 * @param threads of the processor for one operation; results differ in the last digits from one number to another
 */
@Shelf(Learner.class)
public record Gan(
        Body network,
        int latent,
        int width,
        double penalty,
        int steps,
        double epochs,
        int batch,
        double learningRate,
        double weightDecay,
        double dropout,
        String start,
        boolean warmStart,
        int threads)
        implements PointLearner<GanNetwork> {
    private static final int STEPS = 2000;

    public Gan() {
        this(Body.AUTO, 32, 256, 1, 0, 0, 64, 1e-3, 0, 0, "", false, 1);
    }

    public Gan {
        new Checks("gan")
                .least("latent", latent, 1)
                .least("width", width, 1)
                .least("batch", batch, 1)
                .least("threads", threads, 1)
                .positive("penalty", penalty)
                .length(steps, epochs)
                .above("learning-rate", learningRate)
                .positive("weight-decay", weightDecay)
                .share("dropout", dropout);
        start = Checks.file(start);
    }

    @Override
    public Card card() {
        return Card.of("gan", "Generative adversarial network")
                .says("A generator that learns to be taken for real by a judge, on images or vectors.")
                .formula(
                        "judge: min E ln(1+e^-D(x)) + E ln(1+e^D(G(z))) + penalty/2 E|grad D(x)|^2; generator: min E ln(1+e^-D(G(z))), z from N(0, I)")
                .unit(Card.Unit.NONE)
                .undefinedWhen("the data are no images and no vectors")
                .source(
                        "Goodfellow et al. 2014; Radford et al. 2016 (arXiv 1511.06434); Mescheder et al. 2018 (arXiv 1801.04406), R1");
    }

    @Override
    public int usualSteps() {
        return STEPS;
    }

    /** Nothing is held out: what either network loses says nothing of how good the generator is. */
    @Override
    public Fitting fitting() {
        return new Fitting(steps, epochs, batch, learningRate, weightDecay, dropout, 0, 0, threads);
    }

    @Override
    public Frame frame(Vectors points) {
        return Frame.centred(points, network.grid(points.schema(), "gan"));
    }

    @Override
    public GanNetwork network(Frame frame) {
        return new GanNetwork(frame, latent, width);
    }

    /** The running mean begins as the generator does. */
    @Override
    public Weights initial(GanNetwork made, Seed seed) {
        Weights first = Layers.initial(made.sizes(), seed);
        Map<String, float[]> arrays = new LinkedHashMap<>(first.arrays());
        arrays.replaceAll((name, values) -> name.startsWith(GanNetwork.MEAN)
                ? first.arrays().get(GanNetwork.GENERATE + name.substring(GanNetwork.MEAN.length()))
                : values);
        return new Weights(first.sizes(), arrays);
    }

    @Override
    public GanTask task(GanNetwork made, Points learned, Points held, Seed watch) {
        return new GanTask(made, batch, penalty, learned);
    }

    @Override
    public GanModel model(Fitted<GanNetwork> fit) {
        return new GanModel(fit, Sampling.PLAIN);
    }
}
