package org.genloss.lab;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.genloss.catalog.Carded;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;

/** What the next model is trained on. A regime is a record: its settings are its components. */
public interface Regime extends Carded {
    /** What {@link #stock} is of a regime that looks back on every generation. */
    long EVERYTHING = Integer.MAX_VALUE;

    /** Something that the data of a fit can be made of. */
    enum Ingredient {
        /** The real data of the first fit. */
        REAL,
        /** Real data that no fit before was made to. */
        FRESH,
        /** What the last model drew, or the last models. */
        LAST_DRAW,
        /** What the models before the last drew. */
        EARLIER_DRAWS,
        /** The data of the fit before. */
        LAST_DATA
    }

    /** Real items of the first fit. @param items the experiment's items per generation */
    default int first(int items) {
        return items;
    }

    /**
     * Items that a model draws for a fit.
     *
     * @param items the experiment's items per generation
     * @param fit the fit they are for, 2 or more; the model of the fit before it draws them
     */
    int synthetic(int items, int fit);

    /**
     * Fresh real items wanted for a fit.
     *
     * @param items the experiment's items per generation
     * @param fit 2 or more
     */
    int fresh(int items, int fit);

    /** How many models are trained side by side, each on what the others drew too. */
    default int models() {
        return 1;
    }

    /** Fits that a chain needs for the regime to do what it is for. */
    default int fits() {
        return 1;
    }

    /** Whether items come with weights, which only some learners can use. */
    default boolean weighs() {
        return false;
    }

    /**
     * How many items of all real and drawn ones the regime looks back on: 0 where the last draw is enough. Where more came than that, what is
     * looked back on is a uniform sample of them.
     *
     * @param items the experiment's items per generation
     */
    default long stock(int items) {
        return 0;
    }

    /**
     * Whether the data of every fit from the second on is that of the fit before and something new. Learners with a {@link Learner#tally} are
     * then fitted without the former items being kept, and {@link #growth} is asked in the place of {@link #next}.
     */
    default boolean grows() {
        return false;
    }

    /** What {@link #next} gives, told as what it adds to the data of the fit before; only asked of a regime that grows. */
    default Growth growth(History past, Corpus fresh) {
        throw new IllegalStateException(card().id() + " does not grow");
    }

    /**
     * What the data of a fit is made of: what a ledger says of its origin.
     *
     * @param items the experiment's items per generation
     * @param fit 2 or more
     */
    default Set<Ingredient> ingredients(int items, int fit) {
        Set<Ingredient> made = EnumSet.noneOf(Ingredient.class);
        if (stock(items) > 0) {
            made.addAll(EnumSet.of(Ingredient.REAL, Ingredient.LAST_DRAW, Ingredient.EARLIER_DRAWS));
        } else if (synthetic(items, fit) > 0) {
            made.add(Ingredient.LAST_DRAW);
        }
        if (fresh(items, fit) > 0) {
            made.add(Ingredient.FRESH);
        }
        return made;
    }

    /** The data for fit {@code past.fits() + 1}; only asked for the second fit and later. */
    Corpus next(History past, Corpus fresh, Seed seed);

    /**
     * The data for the next fit of one of several models.
     *
     * @param model 0, 1, .., below {@link #models()}
     * @param pasts what each of the models looks back on
     * @param fresh new real data of this model's own source
     */
    default Corpus next(int model, List<History> pasts, Corpus fresh, Seed seed) {
        return next(pasts.get(model), fresh, seed);
    }
}
