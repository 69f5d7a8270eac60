package org.genloss.lab;

import java.util.List;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;

/** A fitted model, or the truth where the truth is a model. Not changed once made; drawing twice with one seed gives the same items. */
public interface GenerativeModel {
    /** Draws items; their ids are 0, 1, .. within the corpus, their order is random: the first half is a draw itself. */
    Corpus draw(int items, Seed seed);

    /**
     * The model's own numbers: mean and variance of a Gaussian, support of a categorical law. Always the same names in the same order; a number
     * that the model does not have, as the log-determinant of a covariance without full rank, is not finite.
     */
    List<Parameter> parameters();

    /** A named number of a model. */
    record Parameter(String name, double value) {}
}
