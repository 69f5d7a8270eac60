package org.genloss.lab.regime;

import org.genloss.catalog.Card;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/**
 * Replace for some fits, then real data again: whether, and how fast, what was lost comes back.
 *
 * @param collapsed fits to synthetic data alone, after the first
 * @param real share of fresh real items in every fit after these, 0 to 1
 */
@Shelf(Regime.class)
public record Healing(int collapsed, double real) implements Mixed {
    public Healing {
        if (collapsed < 0) {
            throw new IllegalArgumentException("healing.collapsed needs to be 0 or more, got " + collapsed);
        }
        if (!(real >= 0 && real <= 1)) {
            throw new IllegalArgumentException("healing.real needs to be between 0 and 1, got " + real);
        }
    }

    public Healing() {
        this(5, 0.5);
    }

    @Override
    public Card card() {
        return Card.of("healing", "Real data again after a collapse")
                .says(
                        "Models are trained on their own output for some rounds; after that a share of real data comes back.")
                .formula(
                        "fits 2 to 1+collapsed use n items drawn by model t-1, later ones n*(1-real) drawn and n*real fresh and real; "
                                + "the mean returns to the truth as (1-real)^k")
                .source("Alemohammad et al. 2023, arXiv:2307.01850; Bertrand et al. 2023, arXiv:2310.00429");
    }

    /** The first one with real data again. */
    @Override
    public int fits() {
        return collapsed + 2;
    }

    @Override
    public int synthetic(int items, int fit) {
        return items - fresh(items, fit);
    }

    @Override
    public int fresh(int items, int fit) {
        return fit <= collapsed + 1 ? 0 : (int) Math.round(items * real);
    }
}
