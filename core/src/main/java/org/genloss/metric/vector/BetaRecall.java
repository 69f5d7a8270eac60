package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How much of the reference has candidates nearby, counted from the candidate's middle outwards, at most 10,000 items a side.
 *
 * @param steps levels from 0 to 1 at which the curve is read, at least 2
 */
@Shelf(Metric.class)
public record BetaRecall(int steps) implements Metric {
    private static final Card CARD = Card.of("beta-recall", "Recall from the middle outwards")
            .says(
                    "How much of the reference has an item of the generation as near as one of its own, in the middle of the generation and out to its edge. Falls when parts of the reference are left out.")
            .formula(
                    "1 - sum |b - R(b)| / sum b over 30 levels b (steps); R(b) = share of the reference whose nearest generated item is no farther than its nearest other reference item and within the b-quantile of such items' distances to the generation's mean")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .undefinedWhen("the reference has fewer than 2 items or the generation none")
            .source("Alaa et al. 2022, How Faithful is your Synthetic Data? (arXiv 2102.08921)")
            .asked();

    public BetaRecall {
        if (steps < 2) {
            throw new IllegalArgumentException("beta-recall.steps needs to be at least 2, got " + steps);
        }
    }

    public BetaRecall() {
        this(30);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Points.fits(schema);
    }

    @Override
    public int reads(Sides sides) {
        return Math.min(Nearest.CAP, sides.candidate().items().length);
    }

    @Override
    public List<Value> compare(Sides sides) {
        if (!AlphaCurves.defined(sides)) {
            return List.of(new Value.Undefined("items", "the reference needs 2 items and the generation one"));
        }
        AlphaCurves curves = sides.candidate().get(new AlphaCurves.Of(sides.reference(), steps));
        return List.of(new Value.Of("items", AlphaCurves.closeness(curves.coverage())));
    }
}
