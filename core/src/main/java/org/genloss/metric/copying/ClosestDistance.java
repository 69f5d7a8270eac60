package org.genloss.metric.copying;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Distance to the closest record (DCR): how far generated items are from the real ones, of the reference and of the holdout. */
@Shelf(Metric.class)
public final class ClosestDistance implements HoldoutMetric {
    private static final List<String> SUBJECTS = List.of(
            "to the reference, median",
            "to the reference, closest 5 %",
            "to the holdout, median",
            "to the holdout, closest 5 %");
    private static final double CLOSE = 0.05;
    private static final Card CARD = Card.of("closest-distance", "Distance to the closest record")
            .says(
                    "How far the generation's items are from the nearest real item (DCR). Copying shows where the reference is nearer than the holdout.")
            .formula("d(x) = distance to the nearest item of that side; median and 5 % quantile over generated items;"
                    + " Euclid's distance of vectors; of rows Gower's: mean over columns of |a - b| / range of the real column,"
                    + " 0 or 1 for categories, 1 where one cell is missing; " + Copying.SIZES)
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.LESS)
            .from(0)
            .undefinedWhen(Copying.UNDEFINED)
            .source("Park et al. 2018 (VLDB 11:1071); Gower 1971")
            .heavy();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public int reads(Sides sides) {
        return Copying.reads(sides, true);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return Copying.ask(sides, new Copying.Question(SUBJECTS, ClosestDistance::quantiles, Copying.UNDEFINED));
    }

    private static double[] quantiles(Closest closest) {
        double[] reference = closest.toReference().distances(closest.space());
        double[] holdout = closest.toHoldout().distances(closest.space());
        return new double[] {
            Copying.quantile(reference, 0.5),
            Copying.quantile(reference, CLOSE),
            Copying.quantile(holdout, 0.5),
            Copying.quantile(holdout, CLOSE)
        };
    }
}
