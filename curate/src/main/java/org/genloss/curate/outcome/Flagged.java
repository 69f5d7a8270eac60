package org.genloss.curate.outcome;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What a detector flagged of the records of a source that are of one origin.
 *
 * @param source its id
 * @param origin as it counts: {@code human}, {@code synthetic} or {@code unknown}
 * @param texts that were judged at an error rate, or without one where the detector states none
 * @param flagged of those
 * @param rate the highest stated error rate of them: the share of human texts that are flagged; empty where none is stated
 */
public record Flagged(String source, String origin, long texts, long flagged, OptionalDouble rate) {
    /** Whether it is said of these texts that people wrote them, and how many human texts the detector flags. */
    public boolean testable() {
        return origin.equals("human") && rate.isPresent() && texts > 0;
    }

    /**
     * The chance to flag so many or more of as many human texts at the stated rate: the tail of the binomial distribution, {@code P(X >= flagged)}. Where
     * the rates of texts differ, that of the highest is above the true one (Hoeffding 1956).
     *
     * @throws IllegalStateException where it is not {@linkplain #testable testable}
     */
    public double chance() {
        if (!testable()) {
            throw new IllegalStateException("no human texts with a stated rate");
        }
        if (texts > Integer.MAX_VALUE) {
            return flagged > texts * rate.getAsDouble() ? 0 : 1; // among thousands of millions nothing is many by luck
        }
        return BinomialDistribution.of((int) texts, rate.getAsDouble()).survivalProbability((int) flagged - 1);
    }
}
