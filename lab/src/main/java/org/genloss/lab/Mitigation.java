package org.genloss.lab;

import org.genloss.catalog.Carded;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;

/**
 * Something done to the data between drawing and training: filtering, reweighting, relabelling. A mitigation is a record: its settings are
 * its components.
 */
public interface Mitigation extends Carded {
    /** Where in the round a mitigation acts. */
    enum Stage {
        /** On what a model drew, before the regime mixes it with anything. */
        DRAWN,
        /**
         * On everything new, each by itself before the regime mixes it: what a model drew, fresh real data, and the real data of the first fit
         * before later fits see it again. {@link Offer#drawn()} says which.
         */
        ARRIVAL,
        /** On everything that the next model is trained on, real items included. */
        TRAINING
    }

    /** Whether the mitigation has a meaning for data of this shape. */
    boolean fits(Schema schema);

    /** @throws IllegalArgumentException where it cannot act on what models of this learner draw, or on this data; what is missing is said */
    default void check(Learner learner, Source real) {}

    /**
     * Where {@link #check(Learner, Source)} does not tell.
     *
     * @param items the experiment's items per generation
     * @throws IllegalArgumentException where it cannot act on what a regime makes the data of
     */
    default void check(Regime regime, int items) {}

    default Stage stage() {
        return Stage.DRAWN;
    }

    /** Whether it looks at {@link Offer#trained()}, so that all that a model was fitted to is to be kept. */
    default boolean looksBack() {
        return false;
    }

    /** Whether it asks items that are trained on where they come from, so that what a model draws is to bear its generation. */
    default boolean asksOrigin() {
        return false;
    }

    /** Items to be drawn so that about {@code items} remain. */
    default int wanted(int items) {
        return items;
    }

    /** Whether it gives items weights, which only some learners can use. */
    default boolean weighs() {
        return false;
    }

    /** Whether it turns items with weights into items without. */
    default boolean settles() {
        return false;
    }

    /**
     * What the next model is trained on in its place.
     *
     * @throws IllegalArgumentException where nothing is left, or the truth is needed and not known
     */
    Corpus apply(Offer offer, Seed seed);
}
