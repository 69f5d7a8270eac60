package org.genloss.neural.image;

import org.genloss.catalog.Card;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.neural.training.Checks;
import org.genloss.shelf.Shelf;

/**
 * A denoising diffusion model, trained on images or vectors.
 *
 * @param network what says the noise: a small U-Net, or residual layers
 * @param width of a layer; the U-Net has a sixteenth of it as channels at the size of an image and an eighth below
 * @param levels of noise between a point and nothing but noise
 * @param draws steps from noise to a point when drawing
 * @param eta share of the noise that is new in each of these: 0 none (DDIM), 1 as in DDPM
 * @param steps of a fit at most; 0 is 2,000, or as many as epochs take
 * @param epochs how often a fit goes over its items, in place of steps; 0 keeps to steps
 * @param batch items that a step learns from
 * @param learningRate the highest; it rises over the first twentieth of the steps, then falls as half a cosine wave to a tenth
 * @param weightDecay of matrices, per unit of the learning rate (AdamW)
 * @param dropout chance that a number within the network is dropped while it learns, below 1
 * @param validation share of the items that is held out of a fit to tell when to stop, below 1
 * @param patience looks at these items, of twenty in a fit, without a better one before the fit ends, those in its first fourth not counted; the best model
 *     counts. 0 never looks
 * @param start model that the first fit goes on from, and without a warm start every fit: the {@code last.model} that a run left in
 *     {@code generations/REGIME}, of data of the same shape and a network of the same sizes; it keeps its scale of the numbers. Empty begins from nothing
 * @param warmStart whether each fit after the first goes on from the model before, or begins from nothing
 * @param threads of the processor for one operation; results differ in the last digits from one number to another
 */
@Shelf(Learner.class)
public record Diffusion(
        Body network,
        int width,
        int levels,
        int draws,
        double eta,
        int steps,
        double epochs,
        int batch,
        double learningRate,
        double weightDecay,
        double dropout,
        double validation,
        int patience,
        String start,
        boolean warmStart,
        int threads)
        implements PointLearner<DiffusionNetwork> {

    /** Of so few levels the last would replace all that there is. */
    private static final int LEAST_LEVELS = 30;

    private static final int STEPS = 2000;

    public Diffusion() {
        this(Body.AUTO, 256, 1000, 50, 0, 0, 0, 64, 2e-3, 0, 0, 0.1, 0, "", false, 1);
    }

    public Diffusion {
        new Checks("diffusion")
                .least("width", width, 1)
                .least("levels", levels, LEAST_LEVELS)
                .least("draws", draws, 1)
                .least("batch", batch, 1)
                .least("threads", threads, 1)
                .within("eta", eta, 1)
                .length(steps, epochs)
                .above("learning-rate", learningRate)
                .positive("weight-decay", weightDecay)
                .share("dropout", dropout)
                .stopping(patience, validation, "items");
        if (draws > levels) {
            throw new IllegalArgumentException("diffusion.draws " + draws
                    + " are more steps than diffusion.levels has levels, which are " + levels);
        }
        start = Checks.file(start);
    }

    @Override
    public Card card() {
        return Card.of("diffusion", "Diffusion model")
                .says("A network that takes noise out of images or vectors step by step, until only they are left.")
                .formula(
                        "min mean of |e - net(sqrt(k) x + sqrt(1-k) e, level)|^2, e from N(0, I), k the share kept at a level; draws: from N(0, I) down the levels")
                .unit(Card.Unit.NONE)
                .undefinedWhen("the data are no images and no vectors")
                .source(
                        "Ho et al. 2020 (arXiv 2006.11239); Song et al. 2021 (arXiv 2010.02502); Salimans and Ho 2022 (arXiv 2202.00512)");
    }

    @Override
    public int usualSteps() {
        return STEPS;
    }

    @Override
    public Fitting fitting() {
        return new Fitting(steps, epochs, batch, learningRate, weightDecay, dropout, validation, patience, threads);
    }

    @Override
    public Frame frame(Vectors points) {
        return Frame.centred(points, network.grid(points.schema(), "diffusion"));
    }

    @Override
    public DiffusionNetwork network(Frame frame) {
        return new DiffusionNetwork(frame, width, Levels.of(levels));
    }

    @Override
    public DiffusionTask task(DiffusionNetwork made, Points learned, Points held, Seed watch) {
        return new DiffusionTask(made, batch, learned, held, watch);
    }

    @Override
    public DiffusionModel model(Fitted<DiffusionNetwork> fit) {
        return new DiffusionModel(fit, draws, eta, Sampling.PLAIN);
    }
}
