package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Mean Euclidean distance of two different items of the candidate.
 *
 * @param items most items a side, those of smallest group hash; 2 to 5,000
 */
@Shelf(Metric.class)
public record PairwiseDistance(int items) implements Metric {
    private static final Card CARD = Card.of("pairwise-distance", "Distance between any two items")
            .says(
                    "How far two items of the generation lie apart, on average over all pairs. Falls when the cloud of items shrinks.")
            .formula(
                    "mean of |x - y| over all pairs of different items of the generation; at most 1,000 items (items), those of "
                            + "smallest group hash")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.LESS)
            .from(0)
            .undefinedWhen("the generation has fewer than 2 items")
            .source("Lai et al. 2020, LREC (diversity, density and homogeneity)")
            .asked();

    public PairwiseDistance {
        PairTable.check("pairwise-distance", items);
    }

    public PairwiseDistance() {
        this(1000);
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
        return Math.min(items, sides.candidate().items().length);
    }

    @Override
    public List<Value> compare(Sides sides) {
        PairTable table = sides.pool().get(new PairTable.Of(items, PairTable.Kind.DISTANCE));
        int[] rows = table.rows(sides.candidate());
        double mean = table.sums(rows, new int[0], null).withinFirst();
        return List.of(Value.of("items", mean, "the generation has fewer than 2 items"));
    }
}
