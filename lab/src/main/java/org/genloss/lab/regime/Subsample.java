package org.genloss.lab.regime;

import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.History;
import org.genloss.lab.Regime;
import org.genloss.shelf.Shelf;

/**
 * Fit t is made to n items chosen without replacement from the n*t that accumulate would use.
 *
 * @param pool how much of that pool is held in memory
 */
@Shelf(Regime.class)
public record Subsample(Pool pool) implements Regime {
    /** How much of the pool is held. */
    public enum Pool {
        /**
         * At most 100 n items, a uniform sample of all: the pool itself up to fit 100, and beyond it memory that no longer grows. Later fits share
         * a little more of their items than they would: to the squared error of the mean, 2.9 times that of one fit, it adds less than
         * 2 ln(t/100) / 100 times that of one fit.
         */
        BOUNDED,
        /** All n*t items. */
        WHOLE
    }

    private static final int FITS = 100;

    public Subsample() {
        this(Pool.BOUNDED);
    }

    @Override
    public Card card() {
        return Card.of("subsample", "Accumulate, then subsample")
                .says(
                        "Each model is trained on n items chosen at random from the real data and everything drawn since.")
                .formula(
                        "fit t uses n items chosen without replacement from a pool of n*t, of which at most 100 n are held")
                .source("Kazdan et al. 2024, arXiv:2410.16713; Vitter 1985, ACM TOMS 11:37");
    }

    /** Whether every fit up to this one chooses from the whole pool, as closed forms suppose. */
    public boolean whole(int fit) {
        return pool == Pool.WHOLE || fit <= FITS;
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
        return pool == Pool.WHOLE ? EVERYTHING : Math.min(EVERYTHING, (long) FITS * items);
    }

    @Override
    public Corpus next(History past, Corpus fresh, Seed seed) {
        return past.stock().orElseThrow().choose(past.items(), seed.random());
    }
}
