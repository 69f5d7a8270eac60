package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Rounding;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Energy distance of two sets of points in any number of dimensions: 0 exactly where the laws are equal. Its root is the form that scipy
 * gives for one column.
 *
 * @param unbiased means over pairs of different items (U-statistic, can fall below 0) instead of all pairs (V-statistic, 0 for a copy)
 * @param items most items a side, those of smallest group hash; 2 to 5,000
 */
@Shelf(Metric.class)
public record EnergyDistance(boolean unbiased, int items) implements Metric {
    private static final Card UNBIASED = Card.of("energy-distance", "Energy distance")
            .says(
                    "How much farther items of different sides lie from each other than items of the same side: 0 only where both "
                            + "sides are alike in every respect. It falls towards its floor as samples grow.")
            .formula(
                    "2 E|X-Y| - E|X-X'| - E|Y-Y'|, Euclidean distances, means over all ordered pairs; with unbiased=true over "
                            + "pairs of different items; at most 1,000 items a side (items), those of smallest group hash")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .undefinedWhen("a side has fewer than 2 items")
            .source("Székely and Rizzo 2013, J. Stat. Plan. Inference 143:1249")
            .asked();
    private static final Card CARD = UNBIASED.from(0).unchangedAt(0);

    public EnergyDistance {
        PairTable.check("energy-distance", items);
    }

    public EnergyDistance() {
        this(false, 1000);
    }

    @Override
    public Card card() {
        return unbiased ? UNBIASED : CARD;
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
        int[] reference = table.rows(sides.reference());
        int[] candidate = table.rows(sides.candidate());
        if (Math.min(reference.length, candidate.length) < 2) {
            return List.of(new Value.Undefined("items", "each side needs at least 2 items"));
        }
        PairSums sums = table.sums(reference, candidate, null);
        double across = 2 * sums.across();
        return List.of(new Value.Of(
                "items",
                unbiased
                        ? across - sums.withinOthers()
                        : Math.max(0, Rounding.difference(across, sums.withinAll(), across))));
    }
}
