package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** In how many directions the candidate varies, against the reference. */
@Shelf(Metric.class)
public final class EffectiveRankRatio implements Metric {
    private static final Card CARD = Card.of("effective-rank-ratio", "Directions of variation kept")
            .says("In how many directions the generation varies, as a share of the reference's.")
            .formula("effective rank of the generation / effective rank of the reference; " + Axes.NOTE)
            .heavy()
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side does not vary")
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
        Value.Levels ranks = new Value.Levels(EffectiveRank.of(sides.reference()), EffectiveRank.of(sides.candidate()));
        return List.of(ranks.ratio("items", EffectiveRank.WHY_NOT));
    }
}
