package org.genloss.lab.regime;

import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.History;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/** Fit t is made to the n items that model t-1 drew, and to nothing else. */
@Shelf(Regime.class)
public record Replace() implements Mixed {
    @Override
    public Card card() {
        return Card.of("replace", "Replace")
                .says("Each model is trained only on what the model before it drew.")
                .formula("fit t uses n items, all drawn by model t-1")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public int synthetic(int items, int fit) {
        return items;
    }

    @Override
    public int fresh(int items, int fit) {
        return 0;
    }

    @Override
    public Corpus next(History past, Corpus fresh, Seed seed) {
        return past.latest();
    }
}
