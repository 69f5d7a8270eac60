package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** {@link Pairs#meanCosineDistance} of the candidate. */
@Shelf(Metric.class)
public final class CosineDistance implements Metric {
    private static final Card CARD = Card.of("cosine-distance", "Distance between items")
            .says(
                    "How far the generation's items point apart, on average over all pairs. Falls when items become alike.")
            .formula("mean of 1 - cos(x, y) over all pairs of items of the generation, items of length 0 left out")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.LESS)
            .range(0, 2)
            .undefinedWhen("the generation has fewer than 2 items of length above 0")
            .source("Tevet and Berant 2021, EACL (mean distance of pairs)");

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
    public List<Value> compare(Sides sides) {
        Points points = Points.of(sides.pool()).choose(sides.candidate().items());
        double distance = Pairs.meanCosineDistance(points.values(), points.dimensions());
        return List.of(Value.of("items", distance, "the generation has fewer than 2 items of length above 0"));
    }
}
