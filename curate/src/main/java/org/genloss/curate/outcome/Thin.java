package org.genloss.curate.outcome;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Something that the reference has, and how much of it the mix has.
 *
 * @param kind a field of the records, {@code year}, or the kind of content: "word"
 * @param name the value or the content
 * @param reference documents of the reference with it
 * @param mix documents of the mix with it
 * @param sources documents with it that were read: what is missing although it was there
 * @param coverage share of the reference's share that the mix shall have, above 0 and below 1
 */
public record Thin(String kind, String name, Seen reference, Seen mix, long sources, double coverage) {
    /** Chance at which a low count is told. */
    private static final double CHANCE = 0.05;

    /**
     * How many there are.
     *
     * @param documents with it
     * @param all documents
     */
    public record Seen(long documents, long all) {
        /** The share; 0 of nothing. */
        public double share() {
            return all == 0 ? 0 : (double) documents / all;
        }
    }

    /** The share that the mix shall have. */
    public double target() {
        return coverage * reference.share();
    }

    /** Whether the mix has none of it. */
    public boolean missing() {
        return mix.documents() == 0;
    }

    /**
     * Documents with it that must be added, nothing else changed, until its share of the mix is at the target:
     * {@code n = ceil((t M - m) / (1 - t))} for a target t and m of M documents; 0 where it is.
     */
    public long needed() {
        double n = (target() * mix.all() - mix.documents()) / (1 - target());
        return Math.max(0, (long) Math.ceil(n - 1e-9));
    }

    /** The chance to have so few of it, if mix and reference were drawn from the same documents (hypergeometric). */
    public double chance() {
        long population = reference.all() + mix.all();
        if (population == 0 || population > Integer.MAX_VALUE) {
            return 0; // among thousands of millions nothing is few by luck
        }
        return HypergeometricDistribution.of(
                        (int) population, (int) (reference.documents() + mix.documents()), (int) mix.all())
                .cumulativeProbability((int) mix.documents());
    }

    /** Whether it is asked for: below the target, and few beyond luck or, where the reference has it twice at least, gone. */
    public boolean listed() {
        return needed() > 0 && (chance() < CHANCE || (missing() && reference.documents() > 1));
    }
}
