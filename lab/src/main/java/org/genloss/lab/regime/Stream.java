package org.genloss.lab.regime;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Growth;
import org.genloss.lab.History;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/**
 * A stream of batches of n items, each part real and part drawn by the model of the day, which is retrained every so many batches. After fit t
 * 1 + (t-1)*every batches have gone by; arms with different frequencies are to be compared at the same batch, not at the same fit.
 *
 * @param every batches between one retraining and the next, at least 1
 * @param real share of fresh real items in each batch, 0 to 1
 * @param seen what the model is retrained on
 */
@Shelf(Regime.class)
public record Stream(int every, double real, Seen seen) implements Regime {
    /** Which batches a model is retrained on. */
    public enum Seen {
        /** Those since the last retraining. */
        NEW,
        /** All since the beginning. */
        ALL
    }

    public Stream {
        if (every < 1) {
            throw new IllegalArgumentException("stream.every needs to be at least 1, got " + every);
        }
        if (!(real >= 0 && real <= 1)) {
            throw new IllegalArgumentException("stream.real needs to be between 0 and 1, got " + real);
        }
    }

    public Stream() {
        this(4, 0.1, Seen.NEW);
    }

    @Override
    public Card card() {
        return Card.of("stream", "Retraining along a stream")
                .says(
                        "Data comes in batches, part real and part drawn by the current model, which is retrained every so many batches.")
                .formula(
                        "fit t uses every*n items: a share real fresh and real, the others drawn by model t-1; all: and everything before")
                .source(
                        "Fu et al. 2025, arXiv:2502.18865; retraining frequency after Alemohammad et al. 2023, arXiv:2307.01850");
    }

    @Override
    public int synthetic(int items, int fit) {
        return Mixed.count("stream", (double) every * (items - Math.round(items * real)));
    }

    @Override
    public int fresh(int items, int fit) {
        return Mixed.count("stream", (double) every * Math.round(items * real));
    }

    @Override
    public Set<Ingredient> ingredients(int items, int fit) {
        Set<Ingredient> made = Regime.super.ingredients(items, fit);
        if (seen == Seen.ALL) {
            made.add(Ingredient.LAST_DATA);
        }
        return made;
    }

    @Override
    public Corpus next(History past, Corpus fresh, Seed seed) {
        Corpus added = added(past, fresh);
        return seen == Seen.NEW ? added : Corpora.concat(List.of(past.trained(), added));
    }

    private Corpus added(History past, Corpus fresh) {
        return Corpora.concat(List.of(Corpora.head(past.latest(), synthetic(past.items(), past.fits() + 1)), fresh));
    }

    @Override
    public boolean grows() {
        return seen == Seen.ALL;
    }

    @Override
    public Growth growth(History past, Corpus fresh) {
        return new Growth(false, OptionalDouble.empty(), added(past, fresh));
    }
}
