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

    /** What the entries of the curve belong to. */
    default Entry entry() {
        return Entry.STEP;
    }

    /** What an entry of a curve belongs to. */
    enum Entry {
        /** The first entry is the model before any step. */
        STEP(0),
        /** The training is seen now and then, the first entry being the first time. */
        LOOK(1);

        private final int first;

        Entry(int first) {
            this.first = first;
        }

        /** The number of the first entry. */
        public int first() {
            return first;
        }
    }

    /**
     * A model on the way.
     *
     * @param fitted mean log-likelihood of the items that were fitted
     * @param watched that of the items held out; NaN where none were
     */
    record Step(double fitted, double watched) {}
}
