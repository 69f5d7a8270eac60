package org.genloss.lab;

import org.genloss.data.Corpus;
import org.genloss.data.Seed;

/**
 * What a learner needs to know of all data so far, in the place of the items: sums, counts, moments. Its size does not depend on how many
 * items there were, only on what they are like (columns, categories, different n-grams). Holds no item that it was given, but for the first
 * few that a learner repeats in its draws.
 */
public interface Tally {
    /**
     * Adds items, with their weights where they have any and 1 each where not.
     *
     * @throws IllegalArgumentException where an item cannot be fitted, as {@link Learner#fit}
     */
    void add(Corpus items);

    /** Multiplies the weights of all items so far by one number, so that they sum to the total. */
    void weigh(double total);

    /**
     * The model that {@link Learner#refit} gives for all items so far in one corpus; parameters may differ in the last digits, because sums are
     * made in another order.
     *
     * @param previous what the learner fitted the time before
     * @throws IllegalArgumentException as {@link Learner#refit}
     */
    GenerativeModel fit(GenerativeModel previous, Seed seed);
}
