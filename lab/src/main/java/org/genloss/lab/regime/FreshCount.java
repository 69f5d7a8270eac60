package org.genloss.lab.regime;

import org.genloss.catalog.Card;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/**
 * Fit t is made to what model t-1 drew and a number of real items, new in every round. The number is what counts, not the share: in the
 * neutral model 2 r / (1 + 2 r) of the diversity is kept for r real items a fit, however many synthetic ones come with them.
 *
 * @param real fresh real items in each round
 * @param synthetic items drawn in each round; 0 for as many as the first fit has
 */
@Shelf(Regime.class)
public record FreshCount(int real, int synthetic) implements Mixed {
    public FreshCount {
        if (real < 0) {
            throw new IllegalArgumentException("fresh-count.real needs to be 0 or more, got " + real);
        }
        if (synthetic < 0) {
            throw new IllegalArgumentException(
                    "fresh-count.synthetic needs to be 0 (as many as the first fit) or more, got " + synthetic);
        }
    }

    public FreshCount() {
        this(10, 0);
    }

    @Override
    public Card card() {
        return Card.of("fresh-count", "A number of fresh real items")
                .says("Each model is trained on what the model before it drew and a fixed number of new real items.")
                .formula(
                        "fit 1 uses n real items, fit t synthetic + real; unbiased learner: real * E[mean error] tends to (r+s)/(r+2s)")
                .source("Alemohammad et al. 2023, arXiv:2307.01850; Kazdan et al. 2024, arXiv:2410.16713");
    }

    @Override
    public int synthetic(int items, int fit) {
        return synthetic == 0 ? items : synthetic;
    }

    @Override
    public int fresh(int items, int fit) {
        return real;
    }
}
