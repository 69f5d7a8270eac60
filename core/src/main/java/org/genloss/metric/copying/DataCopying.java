package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The three-sample test of data copying: do generated items lie closer to the training data than fresh real ones do? */
@Shelf(Metric.class)
public final class DataCopying implements HoldoutMetric {
    private static final Card CARD = Card.of("data-copying", "Data-copying statistic")
            .says(
                    "Whether generated items lie closer to the reference than the holdout's do: far below 0 copying, far above 0 a poor likeness.")
            .formula(
                    "Z_U = (U - (nm/2 - 1/2)) / sqrt(nm(n+m+1)/12), U = pairs of a generated and a held item with the generated one"
                            + " further from its nearest reference item, ties a half; n held, m generated items; "
                            + Copying.FEWER_SIZES)
            .unit(Card.Unit.NONE)
            .harm(Card.Harm.LESS)
            .undefinedWhen(Copying.UNDEFINED)
            .source("Meehan, Chaudhuri and Dasgupta 2020 (arXiv 2004.05675)")
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
        return Copying.inside(sides, i -> z(i.space(), i.held(), i.generated()), Copying.UNDEFINED);
    }

    /** U of measures to the nearest reference item: pairs with the generated one further, ties a half. */
    static double pairs(Space space, double[] held, double[] generated) {
        double[] sorted = Arrays.stream(held).sorted().toArray();
        double pairs = 0;
        for (double g : generated) {
            double slack = space.slack(g);
            int below = below(sorted, g - slack, false);
            pairs += below + (below(sorted, g + slack, true) - below) / 2.0;
        }
        return pairs;
    }

    /** How many are below x, or at most x. */
    private static int below(double[] sorted, double x, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x || (orEqual && sorted[middle] == x)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Z_U of measures to the nearest reference item; NaN where a side is empty. */
    static double z(Space space, double[] held, double[] generated) {
        double n = held.length;
        double m = generated.length;
        return (pairs(space, held, generated) - (n * m / 2 - 0.5)) / Math.sqrt(n * m * (n + m + 1) / 12);
    }
}
