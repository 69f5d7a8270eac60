package org.genloss.lab.learner;

/** Where the search for the parameters of a later fit begins. */
public enum Start {
    /** At the parameters of the model before. */
    WARM,
    /** Where the first fit begins: nothing is known of the model before. */
    COLD
}
