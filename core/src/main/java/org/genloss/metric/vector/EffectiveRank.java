package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.catalog.Range;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** In how many directions the candidate varies. */
@Shelf(Metric.class)
public final class EffectiveRank implements Metric {
    static final String WHY_NOT = "a side has fewer than 2 different items";
    private static final Card CARD = Card.of("effective-rank", "Directions of variation")
            .says("In how many directions the generation varies, weak ones counting less.")
            .formula("exp(-sum p ln p), p the eigenvalues of the sample covariance divided by their sum; " + Axes.NOTE)
            .heavy()
            .unit(Card.Unit.COUNT)
            .harm(Card.Harm.LESS)
            .range(Range.from(1).called("1 to the number of dimensions"))
            .undefinedWhen("the generation does not vary")
            .source("Roy and Vetterli 2007, The effective rank");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Points.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return List.of(Value.of("items", of(sides.candidate()), WHY_NOT));
    }

    /** NaN where the view does not vary. */
    static double of(View view) {
        return Spectra.effectiveRank(view.get(new Moments.Spectrum()));
    }
}
