package org.genloss.metric.copying;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Generated items that are further from the nearest training item than that one is from its own neighbours. */
@Shelf(Metric.class)
public final class Authenticity implements HoldoutMetric {
    private static final Card CARD = Card.of("authenticity", "Authentic items")
            .says(
                    "Share of the generation's items that are no closer to a reference item than reference items are to each other. Falls with copying.")
            .formula(
                    "x is authentic where d(t, nearest other reference item) < d(x, t), t the reference item nearest to x; "
                            + Copying.FEWER_SIZES)
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .undefinedWhen("no holdout is given, or a side has fewer than 2 items")
            .source("Alaa et al. 2022 (arXiv 2102.08921)")
            .heavy();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public int reads(Sides sides) {
        return Copying.reads(sides, false);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return Copying.inside(sides, i -> share(i.space(), i.generated(), i.around()), "a side has fewer than 2 items");
    }

    /**
     * Of measures; NaN where a reference item has no other.
     *
     * @param nearest from each generated item to the nearest reference item
     * @param around from that one to its nearest other
     */
    static double share(Space space, double[] nearest, double[] around) {
        int authentic = 0;
        for (int i = 0; i < nearest.length; i++) {
            if (Double.isInfinite(around[i])) {
                return Double.NaN;
            }
            authentic += nearest[i] - around[i] > space.slack(nearest[i]) ? 1 : 0;
        }
        return (double) authentic / nearest.length;
    }
}
