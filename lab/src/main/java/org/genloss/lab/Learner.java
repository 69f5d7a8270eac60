package org.genloss.lab;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Carded;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;

/**
 * Fits a model to data. A learner is a record: its settings are its components, its constructor checks them, and the public constructor
 * without parameters gives the defaults.
 */
public interface Learner extends Carded {
    /** Whether the learner can fit data of this shape. */
    boolean fits(Schema schema);

    /**
     * The same learner, its settings of "as another setting says" replaced by what they stand for: what an experiment runs and writes down.
     *
     * @throws IllegalArgumentException where what they stand for cannot be had
     */
    default Learner settled() {
        return this;
    }

    /**
     * Asked once before an experiment begins.
     *
     * @throws IllegalArgumentException where something that the learner needs beside Java is not on this machine; the message says what brings it
     */
    default void require() {}

    /** The library that the numbers of its fits depend on beside this program, with its version and where it computes; empty for none. */
    default String engine() {
        return "";
    }

    /** Models in files that its fits begin from: by setting, SHA-256 in hex. What is named by its path alone could have been another file. */
    default Map<String, String> starts() {
        return Map.of();
    }

    /**
     * Fits a model.
     *
     * @throws IllegalArgumentException where the data cannot be fitted: too few items, no spread; the message says what is needed
     */
    GenerativeModel fit(Corpus data, Seed seed);

    /**
     * Fits the model of the second fit and later. Learners that start from the model before, or go only a part of the way, override it.
     *
     * @param previous what this learner fitted the time before
     * @throws IllegalArgumentException as {@link #fit}
     */
    default GenerativeModel refit(GenerativeModel previous, Corpus data, Seed seed) {
        return fit(data, seed);
    }

    /** Whether {@link #refit} goes on from the model before, so that the new model comes of that one too and not of its data alone. */
    default boolean warms() {
        return false;
    }

    /**
     * The same learner, its fits kept there while they go on. Those that are done in no time keep nothing.
     *
     * @param first of {@link #fit}, which all arms of a replicate have in common, so that one of them does it for all
     * @param later of {@link #refit}
     */
    default Learner keeping(Checkpoints first, Checkpoints later) {
        return this;
    }

    /** Items that a fit to data of this shape needs so that its model is not degenerate whatever the items are. */
    default int least(Schema schema) {
        return 1;
    }

    /** Whether its models give chances of classes or of symbols: {@link Labeller}, {@link Predictive}. */
    default boolean forecasts() {
        return false;
    }

    /** Whether its models are {@link Editor}s. */
    default boolean edits() {
        return false;
    }

    /**
     * The same class of models, fitted as well as it can be and drawn from as it is: no partial steps, no temperature, no truncation, no
     * smoothing. A learner that has nothing of the sort gives itself. Empty where there is no such fit, or it is not known.
     */
    default Optional<Learner> exact() {
        return Optional.empty();
    }

    /**
     * A learner whose class contains the law of the real data and whose optimiser and decoder are this one's; itself where its class contains the
     * law. Empty where there is none, or it is not known.
     */
    default Optional<Learner> rich(Source real) {
        return Optional.empty();
    }

    /**
     * An empty summary of data, from which models are fitted as from the data itself; empty where the learner needs the items. A regime that
     * forgets nothing then costs memory and time of the new items only.
     *
     * @param draws items that a model is asked for at most at a time
     */
    default Optional<Tally> tally(int draws) {
        return Optional.empty();
    }

    /** Whether the learner heeds the weights of {@link Weighted} data. */
    default boolean weighs() {
        return false;
    }

    /** In which ways its models can be drawn from besides the plain one; such models are {@link Decodable}. */
    default Set<Sampling.Way> samples() {
        return Set.of();
    }

    /**
     * The same learner, its models drawn from in this way. A learner that has settings for it sets them, so that what is known of it in closed form
     * holds.
     *
     * @throws IllegalArgumentException where its models have no such way
     */
    default Learner sampled(Sampling sampling) {
        return sampling.steer(this);
    }

    /** What is fitted, whichever way its models are drawn from: probes of a model are asked of this. */
    default Learner fitted() {
        return this;
    }
}
