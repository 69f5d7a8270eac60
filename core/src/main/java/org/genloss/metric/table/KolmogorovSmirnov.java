package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Largest distance of the two distribution functions. */
@Shelf(Metric.class)
public final class KolmogorovSmirnov implements Metric {
    private static final Card CARD = Card.of("ks", "Largest gap between the distributions")
            .says(
                    "The largest difference between the shares of rows up to any value. Sensitive in the middle of a column, nearly blind in its tails.")
            .formula("D = max over x of |F_R(x) - F_C(x)|, both continuous from the right")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Kolmogorov 1933; Smirnov 1939");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Columns.fit(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        PerColumn.Answer answer = (counts, part) -> statistic(counts.reference(), counts.candidate());
        return PerColumn.numbers(sides, PerColumn.Question.of(answer, "a side has no values"));
    }

    /** D of counts at the same ascending levels; NaN where a side has none. */
    public static double statistic(int[] reference, int[] candidate) {
        double n = PerColumn.sum(reference);
        double m = PerColumn.sum(candidate);
        double largest = n > 0 && m > 0 ? 0 : Double.NaN;
        int below = 0;
        int other = 0;
        for (int level = 0; level < reference.length; level++) {
            below += reference[level];
            other += candidate[level];
            largest = Math.max(largest, Math.abs(below / n - other / m));
        }
        return largest;
    }
}
