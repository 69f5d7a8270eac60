package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How evenly the candidate fills the reference from its middle outwards, at most 10,000 items a side.
 *
 * @param steps levels from 0 to 1 at which the curve is read, at least 2
 */
@Shelf(Metric.class)
public record AlphaPrecision(int steps) implements Metric {
    private static final Card CARD = Card.of("alpha-precision", "Precision from the middle outwards")
            .says(
                    "Whether as many of the generation's items lie in the middle half of the reference, the middle tenth and so on as should. Falls when items crowd in the middle or leave the reference.")
            .formula(
                    "1 - sum |a - P(a)| / sum a over 30 levels a (steps); P(a) = share of the generation within the a-quantile of the reference's distances to its mean")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .undefinedWhen("the reference has fewer than 2 items or the generation none")
            .source("Alaa et al. 2022, How Faithful is your Synthetic Data? (arXiv 2102.08921)")
            .asked();

    public AlphaPrecision {
        if (steps < 2) {
            throw new IllegalArgumentException("alpha-precision.steps needs to be at least 2, got " + steps);
        }
    }

    public AlphaPrecision() {
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
        return List.of(new Value.Of("items", AlphaCurves.closeness(curves.precision())));
    }
}
