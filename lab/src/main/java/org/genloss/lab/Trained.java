package org.genloss.lab;

import java.util.List;

/** A model that was fitted step by step. */
public interface Trained extends GenerativeModel {
    /**
     * How the fit went on.
     *
     * @return one entry a step: the model before it, the first that with which the fit began; or one a look, the first look first; empty for a law that was not fitted
     */
    List<Step> curve();

    /** What an entry after the first belongs to: a {@code step}, or where a training is seen now and then a {@code look}, which the first is then too. */
    default String entry() {
        return "step";
    }

    /**
     * A model on the way.
     *
     * @param fitted mean log-likelihood of the items that were fitted
     * @param watched that of the items held out; NaN where none were
     */
    record Step(double fitted, double watched) {}
}
