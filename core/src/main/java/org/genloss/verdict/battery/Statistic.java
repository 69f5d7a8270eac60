package org.genloss.verdict.battery;

import org.genloss.catalog.Card;

/**
 * One number of the permutation test.
 *
 * @param card what it is; its id stands in findings
 * @param subject what it is about: "words", the name of a column
 * @param family which floor and which late value apply
 * @param side where the budget comes from and which direction counts
 */
public record Statistic(Card card, String subject, Family family, Side side) {
    private static final String OWN = "genloss; docs/decisions.md";

    public Statistic {
        card = card.citation().isBlank() ? card.source(OWN) : card;
    }

    /** Kinds of loss, as in the table of levels. */
    public enum Family {
        TAIL,
        DIVERSITY,
        /** Diversity of a single column, and entropies. */
        DIVERSITY_SINGLE,
        STRUCTURE,
        COVERAGE,
        REPETITION,
        SHIFT
    }

    /** LOSS: small values of the statistic mean loss (batteries orient it so). SHIFT: both directions count. */
    public enum Side {
        LOSS,
        SHIFT
    }
}
