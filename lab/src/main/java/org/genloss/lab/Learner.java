package org.genloss.lab;

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
     * Fits a model.
     *
     * @throws IllegalArgumentException where the data cannot be fitted: too few items, no spread; the message says what is needed
     */
    GenerativeModel fit(Corpus data, Seed seed);
}
