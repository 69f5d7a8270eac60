package org.genloss.neural.image;

import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Pixels;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.neural.training.Checks;
import org.genloss.shelf.Shelf;

/**
 * A variational autoencoder, trained on images or vectors.
 *
 * @param network what encoder and decoder are made of
 * @param latent numbers of a code
 * @param width of a hidden layer; convolutions have a sixteenth of it as channels at half the size of an image and an eighth at a fourth
 * @param likelihood law of an item, given its code
 * @param beta weight of the divergence of codes from the standard normal law; 1 bounds the log-likelihood
 * @param steps of a fit at most; 0 is 1,500, or as many as epochs take
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
public record Vae(
        Body network,
        int latent,
        int width,
        Likelihood likelihood,
        double beta,
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
        implements PointLearner<VaeNetwork> {

    /** Law of an item, given its code. */
    public enum Likelihood {
        /** Bernoulli for images, Gaussian for vectors. */
        AUTO,
        /** Each number is a chance: cross-entropy, for numbers from 0 to 1. Draws are the chances. */
        BERNOULLI,
        /** Normal, with a variance that is learned: one for each number of vectors, one for all pixels. Draws of vectors have it, those of images not. */
        GAUSSIAN
    }

    private static final int STEPS = 1500;

    public Vae() {
        this(Body.MLP, 16, 256, Likelihood.AUTO, 1, 0, 0, 64, 2e-3, 0, 0, 0.1, 4, "", false, 1);
    }

    public Vae {
        new Checks("vae")
                .least("latent", latent, 1)
                .least("width", width, 1)
                .least("batch", batch, 1)
                .least("threads", threads, 1)
                .positive("beta", beta)
                .length(steps, epochs)
                .above("learning-rate", learningRate)
                .positive("weight-decay", weightDecay)
                .share("dropout", dropout)
                .stopping(patience, validation, "items");
        start = Checks.file(start);
    }

    @Override
    public Card card() {
        return Card.of("vae", "Variational autoencoder")
                .says("An encoder and a decoder around a code of few normal numbers, trained on images or vectors.")
                .formula("max mean of E[ln p(x|z)] - beta KL(q(z|x) || N(0, I)), z from q(z|x); draws: z from N(0, I)")
                .unit(Card.Unit.NONE)
                .undefinedWhen("the data are no images and no vectors")
                .source("Kingma and Welling 2014 (arXiv 1312.6114); Higgins et al. 2017 (beta)");
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
    public VaeTask task(VaeNetwork made, Points learned, Points held, Seed watch) {
        return new VaeTask(made, batch, beta, learned, held, watch);
    }

    @Override
    public VaeModel model(Fitted<VaeNetwork> fit) {
        return new VaeModel(fit, Sampling.PLAIN);
    }

    @Override
    public Frame frame(Vectors points) {
        boolean pictures = Pixels.of(points.schema()).isPresent();
        if (!gaussian(pictures)) {
            refuseBeyond(points);
        }
        Optional<Pixels> grid = network.grid(points.schema(), "vae");
        return pictures || !gaussian(pictures) ? Frame.images(points.schema(), grid, 0) : Frame.standard(points);
    }

    private boolean gaussian(boolean pictures) {
        return likelihood == Likelihood.GAUSSIAN || (likelihood == Likelihood.AUTO && !pictures);
    }

    @Override
    public VaeNetwork network(Frame frame) {
        return new VaeNetwork(frame, latent, width, gaussian(frame.pictures()));
    }

    private static void refuseBeyond(Vectors points) {
        for (double value : points.values()) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "vae.likelihood bernoulli is for numbers from 0 to 1, and the data have " + value
                                + ": set it to gaussian");
            }
        }
    }
}
