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
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * Fit t is made to n real items that count for a share w and to m items drawn by model t-1 that count for the rest. Each real item weighs
 * w(n+m)/n and each synthetic one (1-w)(n+m)/m, so that weights are 1 on average.
 *
 * @param weight share w of the real items in the fit, 0 to 1, or {@code golden}: the best for an unbiased learner and fresh real data
 * @param synthetic items drawn in each round; 0 for as many as real ones
 * @param source which real items
 */
@Shelf(Regime.class)
public record WeightedMix(String weight, int synthetic, RealItems source) implements Regime {
    /** Which real items come with the synthetic ones. */
    public enum RealItems {
        /** New ones in every round. */
        FRESH,
        /** Those of the first fit, again and again. */
        FIXED
    }

    private static final String GOLDEN = "golden";

    public WeightedMix {
        if (!weight.equals(GOLDEN) && !share(weight)) {
            throw new IllegalArgumentException(
                    "weighted.weight needs to be golden or a number between 0 and 1, got " + weight);
        }
        if (synthetic < 0) {
            throw new IllegalArgumentException(
                    "weighted.synthetic needs to be 0 (as many as real ones) or more, got " + synthetic);
        }
    }

    public WeightedMix() {
        this(GOLDEN, 0, RealItems.FRESH);
    }

    private static boolean share(String word) {
        try {
            double number = Double.parseDouble(word);
            return number >= 0 && number <= 1;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public Card card() {
        return Card.of("weighted", "Real and synthetic data, weighted")
                .says(
                        "Each model is trained on real data and on what the model before it drew, the real data counting for a given share.")
                .formula(
                        "fresh, unbiased: n Var = (w^2 + c(1-w)^2) / (w(2-w)), c = n/m; least at w = (-c + sqrt(c^2+4c))/2, where it is w "
                                + "(0.618 for m = n); fixed: a displaced model returns as (1-w)^k")
                .source("He et al. 2025, arXiv:2502.18049; Bertrand et al. 2023, arXiv:2310.00429");
    }

    /** The share w of the real items. @param items n */
    public double share(int items) {
        if (!weight.equals(GOLDEN)) {
            return Double.parseDouble(weight);
        }
        double c = (double) items / synthetic(items, 2);
        return (-c + Math.sqrt(c * c + 4 * c)) / 2;
    }

    @Override
    public int synthetic(int items, int fit) {
        return synthetic == 0 ? items : synthetic;
    }

    @Override
    public int fresh(int items, int fit) {
        return source == RealItems.FRESH ? items : 0;
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public Set<Ingredient> ingredients(int items, int fit) {
        return EnumSet.of(source == RealItems.FRESH ? Ingredient.FRESH : Ingredient.REAL, Ingredient.LAST_DRAW);
    }

    @Override
    public Corpus next(History past, Corpus fresh, Seed seed) {
        Corpus real = source == RealItems.FRESH ? fresh : past.real();
        Corpus drawn = Corpora.head(past.latest(), synthetic(past.items(), past.fits() + 1));
        double all = Corpora.size(real) + Corpora.size(drawn);
        double w = share(past.items());
        return Corpora.concat(List.of(Weighted.summing(real, w * all), Weighted.summing(drawn, (1 - w) * all)));
    }
}
