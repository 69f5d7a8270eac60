package org.genloss.lab.regime;

import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Growth;
import org.genloss.lab.History;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/** Fit t is made to the real data and everything drawn since: n*t items. */
@Shelf(Regime.class)
public record Accumulate() implements Regime {
    @Override
    public Card card() {
        return Card.of("accumulate", "Accumulate")
                .says("Each model is trained on the real data and on everything that all models before it drew.")
                .formula("fit t uses n*t items: n real ones and n from each of the models 1 to t-1")
                .source("Gerstgrasser et al. 2024, arXiv:2404.01413");
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
    public long stock(int items) {
        return EVERYTHING;
    }

    @Override
    public Corpus next(History past, Corpus fresh, Seed seed) {
        return past.stock().orElseThrow().all();
    }

    @Override
    public boolean grows() {
        return true;
    }

    @Override
    public Growth growth(History past, Corpus fresh) {
        return new Growth(true, OptionalDouble.empty(), past.latest());
    }
}
