package org.genloss.lab.regime;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.History;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/**
 * Fit t is made to n items, some drawn by model t-1 and the rest real and new in every round.
 *
 * @param synthetic share of the items that the last model drew, 0 to 1
 * @param sampling whether that share holds exactly or on average
 */
@Shelf(Regime.class)
public record FreshMix(double synthetic, Sampling sampling) implements Regime {
    /** How the share is kept. */
    public enum Sampling {
        /** round(n * synthetic) items are synthetic. */
        EXACT,
        /** Each item is synthetic with that probability, independently of the others. */
        BERNOULLI
    }

    public FreshMix {
        if (!(synthetic >= 0 && synthetic <= 1)) {
            throw new IllegalArgumentException("fresh-mix.synthetic needs to be between 0 and 1, got " + synthetic);
        }
    }

    public FreshMix() {
        this(0.9, Sampling.EXACT);
    }

    @Override
    public Card card() {
        return Card.of("fresh-mix", "Fresh real data mixed in")
                .says(
                        "Each model is trained on a mix of what the model before it drew and real data that is new in every round.")
                .formula("fit t uses n items: n*synthetic drawn by model t-1, n*(1-synthetic) fresh and real")
                .source("Alemohammad et al. 2023, arXiv:2307.01850; Riis 2026, arXiv:2604.08554");
    }

    @Override
    public int synthetic(int items, int fit) {
        return sampling == Sampling.EXACT ? (int) Math.round(items * synthetic) : items;
    }

    @Override
    public int fresh(int items, int fit) {
        return sampling == Sampling.EXACT ? items - synthetic(items, fit) : items;
    }

    @Override
    public Corpus next(History past, Corpus fresh, Seed seed) {
        int n = past.items();
        if (sampling == Sampling.EXACT) {
            return Corpora.concat(List.of(Corpora.head(past.latest(), synthetic(n, past.fits() + 1)), fresh));
        }
        UniformRandomProvider random = seed.random();
        int drawn = 0;
        for (int i = 0; i < n; i++) {
            drawn += random.nextDouble() < synthetic ? 1 : 0;
        }
        return Corpora.concat(
                List.of(Corpora.head(past.latest(), drawn), Corpora.choose(List.of(fresh), n - drawn, random)));
    }
}
