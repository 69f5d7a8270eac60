package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** {@link Pairs#nearestCosineDistance} of the candidate. */
@Shelf(Metric.class)
public final class NearestCosineDistance implements Metric {
    private static final Card CARD = Card.of("nearest-cosine-distance", "Distance to the most alike")
            .says(
                    "How far each of the generation's items points away from the item most like it. Falls when items repeat each other.")
            .formula(
                    "mean over items x of the smallest 1 - cos(x, y), y another item of the generation; n = size of the smaller side, at most 10,000")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.LESS)
            .range(0, 2)
            .undefinedWhen("the generation has fewer than 2 items of length above 0")
            .source("Clark and Evans 1954 (distance to the nearest neighbour)")
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
        return Nearest.items(sides);
    }

    @Override
    public List<Value> compare(Sides sides) {
        int[] items = Nearest.smallest(sides.candidate(), Nearest.items(sides));
        Points points = Points.of(sides.pool()).choose(items);
        double distance = Pairs.nearestCosineDistance(points.values(), points.dimensions());
        return List.of(Value.of("items", distance, "the generation has fewer than 2 items of length above 0"));
    }
}
