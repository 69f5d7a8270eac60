package org.genloss.lab;

import java.util.List;
import org.genloss.data.Item;

/** A model that has a density, or a probability mass. */
public interface Scored extends GenerativeModel {
    /** Natural logarithm of the density of the item; negative infinity where the model excludes it. */
    double logDensity(Item item);

    /** Of several items, in their order. Models that look at many side by side in less time override it. */
    default double[] logDensities(List<Item> items) {
        return items.stream().mapToDouble(this::logDensity).toArray();
    }
}
