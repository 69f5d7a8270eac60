package org.genloss.lab;

import java.util.List;
import org.genloss.data.Item;

/** A model, fitted or true, of sequences, that says what comes next. */
public interface Predictive extends Scored {
    /** The symbols of a sequence, without marks for its begin and end. */
    List<String> symbols();

    /** The symbols of an item, in their order; such as the model does not know are among them. */
    List<String> split(Item item);

    /**
     * The chance of each symbol to follow, in the order of {@link #symbols()}. The sum falls short of 1 by the chance that the sequence ends.
     *
     * @param past what stands before, the nearest symbol last, somewhere inside a sequence
     */
    double[] next(List<String> past);

    /** The chance of one symbol to follow given that the sequence goes on; 0 for a symbol that is not known. @param past as of {@link #next} */
    double chance(List<String> past, String symbol);
}
