package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** {@link Vendi} score of order 1, candidate against reference. */
@Shelf(Metric.class)
public final class VendiRatio implements Metric {
    private static final Card CARD = Card.of("vendi-ratio", "Effective number of different items kept")
            .says("How many clearly different items the generation is worth, as a share of the reference's worth.")
            .formula("Vendi score of the generation / Vendi score of the reference, at equal numbers of items, at most "
                    + Vendi.CAPS)
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has no item of length above 0")
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
        Vendi.Spectrum size = new Vendi.Spectrum(Vendi.items(sides));
        Value.Levels scores = new Value.Levels(
                sides.reference().get(size).score(1),
                sides.candidate().get(size).score(1));
        return List.of(scores.ratio("items", "a side has no item of length above 0"));
    }
}
