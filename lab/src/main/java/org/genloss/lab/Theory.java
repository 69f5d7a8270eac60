package org.genloss.lab;

import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Carded;

/** A closed form: what a quantity is expected to be at a generation, under a learner and a regime. */
public interface Theory extends Carded {
    /** Whether the theory covers chains with mitigations, a displaced start or several sources; most closed forms are about none of these. */
    default boolean covers(Experiment experiment) {
        return experiment.plain();
    }

    /**
     * The expected mean over replicates.
     *
     * @param experiment the settings
     * @param regime the regime in question
     * @param measure id of the metric or probe
     * @param subject its subject
     * @param generation 1 for the model fitted to real data
     * @return empty where this theory says nothing of that
     */
    OptionalDouble expected(Experiment experiment, Regime regime, String measure, String subject, int generation);

    /**
     * Under what condition the number that {@link #expected} gives is only nearly right, as in "for many items"; empty where it is exact.
     *
     * @param generation 1 for the model fitted to real data
     */
    default Optional<String> approximation(Experiment experiment, Regime regime, String measure, int generation) {
        return Optional.empty();
    }
}
