package org.genloss.lab;

import java.util.List;

/** A model, fitted or true, of sequences, that says what comes next. */
public interface Predictive extends Scored {
    /** The symbols of a sequence, without marks for its begin and end. */
    List<String> symbols();

    /**
     * The chance of each symbol to follow, in the order of {@link #symbols()}. The sum falls short of 1 by the chance that the sequence ends.
     *
     * @param past what stands before, the nearest symbol last, somewhere inside a sequence
     */
    double[] next(List<String> past);
}
