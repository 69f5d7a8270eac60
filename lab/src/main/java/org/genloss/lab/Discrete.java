package org.genloss.lab;

import org.genloss.data.Codes;

/** A model, fitted or true, of one categorical column. */
public interface Discrete extends Scored {
    /** The categories it knows of, those of probability 0 included. */
    Codes.Dictionary categories();

    /** One probability a category, in the order of the dictionary, sum 1; not to be written to. */
    double[] probabilities();
}
