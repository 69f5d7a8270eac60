package org.genloss.lab;

import org.genloss.data.Corpus;

/** Given what the models of replicate 1 draw, as soon as it is there. */
@FunctionalInterface
public interface Samples {
    /**
     * @param items as many as a generation has
     * @param model that drew them
     * @param generation from 1
     */
    void drawn(Corpus items, GenerativeModel model, int generation);
}
