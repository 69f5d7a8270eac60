package org.genloss.metric.table;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Effective numbers of a column's values, at equal numbers of rows. */
@Shelf(Metric.class)
public final class HillNumbers implements Metric {
    private static final List<String> ORDERS = List.of("all values", "common values", "dominant values");

    /** Standard deviations beyond which a count in m draws has a chance below 1e-16. */
    private static final double WIDTH = 10;

    private static final Card CARD = Card.of("hill-numbers", "Effective values kept")
            .says(
                    "The number of different values of a column, against the reference at as many rows: all of them, the common ones, the dominant ones.")
            .formula(
                    "D_q(C) / D_q(R), q = 0, 1, 2; D_q of m rows, m = the smaller side; the larger is rarefied: expected counts of counts in m draws")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Hill 1973; Chao et al. 2014");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE;
    }

    @Override
    public List<Value> compare(Sides sides) {
        PerColumn.Level level = (counts, order) -> {
            int m = Math.min(PerColumn.sum(counts.reference()), PerColumn.sum(counts.candidate()));
            return new Value.Levels(number(counts.reference(), m, order), number(counts.candidate(), m, order));
        };
        return PerColumn.values(sides, PerColumn.Question.ratio(ORDERS, level, "a side has fewer than 5 values"));
    }

    /** The Hill number of order 0, 1 or 2 of m of the counts. */
    public static double number(int[] counts, int m, int order) {
        int n = PerColumn.sum(counts);
        double sum = 0;
        for (int count : counts) {
            sum += count == 0 ? 0 : n == m ? term(count, m, order) : expected(n, count, m, order);
        }
        return order == 0 ? sum : order == 1 ? Math.exp(-sum) : 1 / sum;
    }

    private static double expected(int n, int count, int m, int order) {
        HypergeometricDistribution drawn = HypergeometricDistribution.of(n, count, m);
        if (order == 0) {
            return 1 - drawn.probability(0);
        }
        double reach = WIDTH * Math.sqrt(drawn.getVariance()) + WIDTH;
        int low = (int) Math.max(Math.max(1, drawn.getSupportLowerBound()), drawn.getMean() - reach);
        int high = (int) Math.min(drawn.getSupportUpperBound(), drawn.getMean() + reach);
        return IntStream.rangeClosed(low, high)
                .mapToDouble(k -> drawn.probability(k) * term(k, m, order))
                .sum();
    }

    private static double term(int k, int m, int order) {
        double p = (double) k / m;
        return order == 0 ? 1 : order == 1 ? p * Math.log(p) : p * p;
    }
}
