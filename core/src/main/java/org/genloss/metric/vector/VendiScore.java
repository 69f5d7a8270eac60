package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.catalog.Range;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** {@link Vendi} score of order 1 of the candidate. */
@Shelf(Metric.class)
public final class VendiScore implements Metric {
    private static final Card CARD = Card.of("vendi-score", "Effective number of different items")
            .says(
                    "How many clearly different items the generation is worth. It grows with the number of items, so both "
                            + "sides are cut to as many.")
            .formula(
                    "exp(-sum l ln l), l the eigenvalues of the cosine kernel of n items divided by n; n = size of the smaller side, at most "
                            + Vendi.CAPS)
            .unit(Card.Unit.COUNT)
            .harm(Card.Harm.LESS)
            .range(Range.from(1).called("1 to the smaller of items and dimensions"))
            .undefinedWhen("the generation has no item of length above 0")
            .source("Friedman and Dieng 2023, The Vendi Score (arXiv 2210.02410)")
            .heavy();

    @Override
    public Card card() {
        return CARD;
    }

    /** Numbers on a line have two directions only: their signs. */
    @Override
    public boolean fits(Schema schema) {
        return Points.fits(schema) && schema.width() > 1;
    }

    @Override
    public int reads(Sides sides) {
        return Vendi.items(sides);
    }

    @Override
    public List<Value> compare(Sides sides) {
        double score =
                sides.candidate().get(new Vendi.Spectrum(Vendi.items(sides))).score(1);
        return List.of(Value.of("items", score, "a side has no item of length above 0"));
    }
}
