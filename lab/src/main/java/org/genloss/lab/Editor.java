package org.genloss.lab;

import org.genloss.data.Corpus;
import org.genloss.data.Seed;

/** A model that can redraw parts of given items: the label of a row, single symbols of a text. */
public interface Editor extends GenerativeModel {
    /**
     * The items in their order and with their names, each part redrawn by the model with a chance and otherwise as it is.
     *
     * @param share the chance, 0 to 1, of each part by itself
     */
    Corpus edit(Corpus data, double share, Seed seed);
}
