package org.genloss.lab.regime;

import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.History;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/** Fit t is made to n items chosen without replacement from the n*t that accumulate would use. */
@Shelf(Regime.class)
public record Subsample() implements Regime {
    @Override
    public Card card() {
        return Card.of("subsample", "Accumulate, then subsample")
                .says(
                        "Each model is trained on n items chosen at random from the real data and everything drawn since.")
                .formula("fit t uses n items chosen without replacement from a pool of n*t")
                .source("Kazdan et al. 2024, arXiv:2410.16713");
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
    public int memory() {
        return EVERYTHING;
    }

    @Override
    public Corpus next(History past, Corpus fresh, Seed seed) {
        return Corpora.choose(Accumulate.pool(past), past.items(), seed.random());
    }
}
