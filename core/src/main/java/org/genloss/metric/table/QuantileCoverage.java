package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How far out the candidate still reaches. */
@Shelf(Metric.class)
public final class QuantileCoverage implements Metric {
    private static final double LEVEL = 0.001;

    private static final Card CARD = Card.of("quantile-coverage", "Reach kept")
            .says(
                    "How much of the way from the reference's middle to its extreme the generation still reaches: 1 = all, 0 = nothing beyond the middle.")
            .formula(
                    "(Q_C - median_R) / (Q_R - median_R) within [0, 1], Q the quantile at 0.001 (low end) or 0.999 (high end), R-7")
            .unit(Card.Unit.SHARE)
            .ofTheTail()
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen("the reference's extreme is its median, or a side has fewer than 5 values")
            .source("after RangeCoverage of SDMetrics; Hyndman and Fan 1996 (quantile R-7)");

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
        PerColumn.Answer answer = (counts, part) -> reach(counts, part == 0 ? LEVEL : 1 - LEVEL);
        return PerColumn.numbers(
                sides,
                new PerColumn.Question(
                        List.of("low", "high"), answer, "the reference does not reach beyond its median"));
    }

    private static double reach(PerColumn.Counts counts, double level) {
        double[] numbers = counts.column().numbers();
        double middle = Quantiles.of(numbers, counts.reference(), 0.5);
        double full = Quantiles.of(numbers, counts.reference(), level) - middle;
        double reached = (Quantiles.of(numbers, counts.candidate(), level) - middle) / full;
        return full == 0 ? Double.NaN : Math.max(0, Math.min(1, reached));
    }
}
