package org.genloss.neural.image;

import java.util.Map;
import java.util.Set;
import org.genloss.catalog.Settings;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Checkpoints;
import org.genloss.lab.Decodable;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Storable;
import org.genloss.neural.training.Memory;
import org.genloss.neural.training.NetworkLearner;
import org.genloss.neural.training.Sealed;
import org.genloss.neural.training.Task;
import org.genloss.neural.training.Training;
import org.genloss.neural.training.Weights;

/** A learner of points, images or vectors, that is a network: which, what it is to do, and how it is drawn from, each of them says. */
interface PointLearner<N extends PointLearner.Network> extends NetworkLearner {
    /** What has weights and reads points. */
    interface Network {
        /** All weights in a fixed order. */
        Map<String, long[]> sizes();

        Frame frame();

        /** Id of the learner. */
        String learner();

        /** Settings that its weights follow from beside the shape of the data, as users write them. */
        Map<String, String> settings();

        /** Numbers that a pass of one point in learning leaves for the way back, about. */
        double kept();
    }

    /**
     * A network that has learned.
     *
     * @param items learned from
     */
    record Fitted<N>(N network, Training.Result result, int items) {}

    /** What a fit gives. */
    interface Model<N extends Network> extends Decodable, Storable {
        Fitted<N> fit();

        /** As {@code start} reads it. */
        @Override
        default byte[] bytes() {
            return Base.write(fit().network(), fit().result().weights());
        }
    }

    /** File of a model that the first fit goes on from, and without a warm start every fit; empty begins from nothing. */
    String start();

    /** Whether each fit after the first goes on from the model before. */
    boolean warmStart();

    /** Of a fit; 0 where nobody sets them. */
    int steps();

    /** In place of steps; 0 where nobody sets them. */
    double epochs();

    /** Steps of a fit where neither steps nor epochs are set. */
    int usualSteps();

    /** With the usual steps where neither steps nor epochs are set. */
    @Override
    default Learner settled() {
        return steps() > 0 || epochs() > 0 ? this : Settings.with(this, Map.of("steps", usualSteps()));
    }

    /** As it is set. */
    Fitting fitting();

    /** How points become what the network reads. @throws IllegalArgumentException where the settings do not go with them */
    Frame frame(Vectors points);

    N network(Frame frame);

    /** Weights of a network that has learned nothing. */
    default Weights initial(N network, Seed seed) {
        return Layers.initial(network.sizes(), seed);
    }

    /**
     * What the network is trained to do.
     *
     * @param held points that are held out; none where nothing is watched
     * @param watch seed of what is random in looking at them
     */
    Task task(N network, Points learned, Points held, Seed watch);

    Model<N> model(Fitted<N> fit);

    @Override
    default boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.VECTOR;
    }

    @Override
    default int least(Schema schema) {
        return 2;
    }

    @Override
    default Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.LAMBDA);
    }

    @Override
    default GenerativeModel fit(Corpus data, Seed seed, Checkpoints place) {
        Vectors points = Vectors.of(data);
        N own = network(frame(points));
        if (start().isEmpty()) {
            Weights first = memory(own).begun(() -> initial(own, seed.child("weights")));
            return fitted(own, points, new Fitting.Start(first, seed, place));
        }
        Base base = base();
        base.refuseOther(own, start());
        N network = network(base.frame(own.frame()));
        memory(network).require();
        return fitted(network, points, new Fitting.Start(base.weights(network), seed, place));
    }

    private Memory memory(N network) {
        return memory(Weights.count(network.sizes()), fitting().batch() * network.kept());
    }

    private Base base() {
        return Base.read(card().id(), start());
    }

    /** Also where there is no such model to start from, or it is damaged, or another learner's. */
    @Override
    default void require() {
        NetworkLearner.super.require();
        if (!start().isEmpty()) {
            base();
        }
    }

    @Override
    default Map<String, String> starts() {
        return start().isEmpty() ? Map.of() : Map.of("start", new Sealed(card().id()).digest(start()));
    }

    @Override
    default boolean warms() {
        return warmStart();
    }

    /** A warm start keeps the scale of the numbers of the first fit. */
    @Override
    default GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed, Checkpoints place) {
        if (!warmStart()) {
            return fit(data, seed, place);
        }
        @SuppressWarnings("unchecked") // what this learner fitted the time before
        Fitted<N> before = ((Model<N>) previous).fit();
        Fitting.Start start = new Fitting.Start(before.result().weights(), seed, place);
        return fitted(before.network(), Vectors.of(data), start);
    }

    private GenerativeModel fitted(N network, Vectors points, Fitting.Start start) {
        Points all = new Points(points.dimensions(), network.frame().in(points.values()));
        Seed watch = start.seed().child("watch");
        return model(fitting()
                .or(usualSteps())
                .fitted(network, all, start, (learned, held) -> task(network, learned, held, watch)));
    }
}
