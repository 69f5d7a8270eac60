package org.genloss.lab.regime;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.History;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/**
 * Fit t is made to the real data of the first fit, the same in every round, and to what model t-1 drew.
 *
 * @param synthetic items drawn by the last model; 0 for as many as items per generation
 */
@Shelf(Regime.class)
public record FixedReal(int synthetic) implements Regime {
    public FixedReal {
        if (synthetic < 0) {
            throw new IllegalArgumentException("fixed-real.synthetic needs to be at least 0, got " + synthetic);
        }
    }

    public FixedReal() {
        this(0);
    }

    @Override
    public Card card() {
        return Card.of("fixed-real", "The same real data kept")
                .says("Each model is trained on the same real data plus what the model before it drew.")
                .formula("fit t uses the n real items of fit 1 and the items drawn by model t-1")
                .source("Alemohammad et al. 2023, arXiv:2307.01850; Bertrand et al. 2023, arXiv:2310.00429");
    }

    @Override
    public int synthetic(int items, int fit) {
        return synthetic == 0 ? items : synthetic;
    }

    @Override
    public int fresh(int items, int fit) {
        return 0;
    }

    @Override
    public Set<Ingredient> ingredients(int items, int fit) {
        return EnumSet.of(Ingredient.REAL, Ingredient.LAST_DRAW);
    }

    @Override
    public Corpus next(History past, Corpus fresh, Seed seed) {
        return Corpora.concat(List.of(
                past.real(), Corpora.head(past.latest(), synthetic(past.items(), past.fits() + 1))));
    }
}
