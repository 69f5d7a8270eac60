package org.genloss.neural.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Pixels;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.neural.training.Checks;
import org.genloss.neural.training.NetworkLearner;
import org.genloss.neural.training.Weights;
import org.genloss.shelf.Shelf;

/**
 * A generative adversarial network, trained on images or vectors.
 *
 * @param network what generator and judge are made of
 * @param latent normal numbers behind a point
 * @param width of a hidden layer; convolutions have an eighth of it as channels at half the size of an image and a fourth at a fourth
 * @param penalty gamma of the penalty on the judge's slope (R1); 0 leaves it out
 * @param steps of a fit, one of the judge and one of the generator each
 * @param epochs how often a fit goes over its items, in place of steps; 0 keeps to steps
 * @param batch items that a step learns from
 * @param learningRate the highest; it rises over the first twentieth of the steps, then falls as half a cosine wave to a tenth
 * @param weightDecay of matrices, per unit of the learning rate (AdamW)
 * @param dropout chance that a number within the networks is dropped while they learn, below 1
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
        boolean warmStart,
        int threads)
        implements NetworkLearner {
    public Gan() {
        this(Body.AUTO, 32, 256, 1, 2000, 0, 64, 1e-3, 0, 0, false, 1);
    }

    public Gan {
        new Checks("gan")
                .least("latent", latent, 1)
                .least("width", width, 1)
                .least("steps", steps, 1)
                .least("batch", batch, 1)
                .least("threads", threads, 1)
                .positive("penalty", penalty)
                .positive("epochs", epochs)
                .above("learning-rate", learningRate)
                .positive("weight-decay", weightDecay)
                .share("dropout", dropout);
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
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.VECTOR;
    }

    @Override
    public int least(Schema schema) {
        return 2;
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.LAMBDA);
    }

    @Override
    public GenerativeModel fit(Corpus data, Seed seed, Checkpoints place) {
        Vectors points = Vectors.of(data);
        Schema schema = points.schema();
        Optional<Pixels> grid = network.grid(schema, "gan");
        Frame frame = Pixels.of(schema).isPresent() ? Frame.images(schema, grid, -1) : Frame.standard(points);
        GanNetwork made = new GanNetwork(frame, latent, width);
        return fitted(made, points, new Fitting.Start(initial(made, seed.child("weights")), seed, place));
    }

    /** The running mean begins as the generator does. */
    private static Weights initial(GanNetwork made, Seed seed) {
        Weights first = Layers.initial(made.sizes(), seed);
        Map<String, float[]> arrays = new LinkedHashMap<>(first.arrays());
        arrays.replaceAll((name, values) -> name.startsWith(GanNetwork.MEAN)
                ? first.arrays().get(GanNetwork.GENERATE + name.substring(GanNetwork.MEAN.length()))
                : values);
        return new Weights(first.sizes(), arrays);
    }

    /** A warm start keeps the scale of the numbers of the first fit. */
    @Override
    public GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed, Checkpoints place) {
        if (!warmStart) {
            return fit(data, seed, place);
        }
        GanModel before = (GanModel) previous;
        Fitting.Start start = new Fitting.Start(before.fit().weights(), seed, place);
        return fitted(before.network(), Vectors.of(data), start);
    }

    private GanModel fitted(GanNetwork made, Vectors points, Fitting.Start start) {
        Points all = new Points(points.dimensions(), made.frame().in(points.values()));
        Fitting fitting = new Fitting(steps, epochs, batch, learningRate, weightDecay, dropout, 0, 0, threads);
        Fitting.Done done = fitting.done(all, start, (learned, held) -> new GanTask(made, batch, penalty, learned));
        return new GanModel(made, done.result(), done.items(), Sampling.PLAIN);
    }
}
