package org.genloss.lab;

import org.genloss.data.Item;

/** A model that has a density, or a probability mass. */
public interface Scored extends GenerativeModel {
    /** Natural logarithm of the density of the item; negative infinity where the model excludes it. */
    double logDensity(Item item);
}
