package org.genloss.lab;

/** A model that can be drawn from in more ways than one. */
public interface Decodable extends GenerativeModel {
    /**
     * The same law, drawn from in another way; what was set before stays in force. Densities, probabilities and parameters are those of the law.
     *
     * @param sampling what its learner's {@link Learner#samples} names, nothing else
     */
    GenerativeModel decoded(Sampling sampling);
}
