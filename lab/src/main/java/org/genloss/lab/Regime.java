package org.genloss.lab;

import org.genloss.catalog.Carded;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;

/** What the next model is trained on. A regime is a record: its settings are its components. */
public interface Regime extends Carded {
    /** What {@link #memory()} is of a regime that looks back on every generation. */
    int EVERYTHING = Integer.MAX_VALUE;

    /** Items that each model draws for the next one. @param items the experiment's items per generation */
    int synthetic(int items);

    /** Fresh real items wanted in each round after the first. @param items the experiment's items per generation */
    int fresh(int items);

    /** How many of the last draws the regime looks back on, at least 1; older ones are forgotten. */
    default int memory() {
        return 1;
    }

    /** The data for fit {@code past.fits() + 1}; only asked for the second fit and later. */
    Corpus next(History past, Corpus fresh, Seed seed);
}
