package org.genloss.metric.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.Proportion;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How much of the reference's tails is still there. */
@Shelf(Metric.class)
public final class TailCoverage implements Metric {
    private static final double[] SHARES = {0.01, 0.05, 0.05, 0.01};
    private static final List<String> PARTS = List.of("lowest 1 %", "lowest 5 %", "highest 5 %", "highest 1 %");

    /** A tail of fewer rows of the reference is not a tail that could be measured. */
    private static final int FEWEST = 5;

    private static final Card CARD = Card.of("tail-coverage", "Tails kept")
            .says(
                    "How many rows lie beyond an extreme quantile of the reference, against the reference itself: 1 = all kept, 0 = the tail is gone.")
            .formula(
                    "share of C beyond the p or 1-p quantile of R (R-7), p = 0.01 and 0.05, over the share of R beyond it (p where nothing ties)")
            .unit(Card.Unit.RATIO)
            .ofTheTail()
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("fewer than " + FEWEST
                    + " rows of the reference lie strictly beyond the quantile, or a side has fewer than 5 values")
            .source("Hyndman and Fan 1996 (quantile R-7); Shumailov et al. 2024, Nature 631:755 (tails go first)");

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
        String few = "fewer than " + FEWEST + " rows of the reference lie strictly beyond that quantile";
        return PerColumn.numbers(sides, new PerColumn.Question(PARTS, TailCoverage::kept, few));
    }

    /**
     * Where nothing is left of a tail, leaving out parts of the data changes nothing: then what the chance to miss it allows, by Clopper and Pearson, over
     * the reference's share.
     */
    @Override
    public Map<String, Interval> intervals(Sides sides) {
        Map<String, Interval> intervals = new HashMap<>();
        PerColumn.Answer answer = (counts, part) -> {
            double kept = kept(counts, part);
            return kept == 0 ? most(counts, part) : Double.NaN;
        };
        for (Value value : PerColumn.numbers(sides, new PerColumn.Question(PARTS, answer, "something is left"))) {
            if (value instanceof Value.Of of) {
                intervals.put(of.subject(), new Interval(0, of.number()));
            }
        }
        return intervals;
    }

    private static double most(PerColumn.Counts counts, int part) {
        double[] numbers = counts.column().numbers();
        double p = SHARES[part];
        double edge = Quantiles.of(numbers, counts.reference(), part >= 2 ? 1 - p : p);
        double high = new Proportion(0, PerColumn.sum(counts.candidate()))
                .clopperPearson(0.95)
                .high();
        return high / beyond(numbers, counts.reference(), edge, part >= 2);
    }

    private static double kept(PerColumn.Counts counts, int part) {
        double[] numbers = counts.column().numbers();
        boolean high = part >= 2;
        double p = SHARES[part];
        double edge = Quantiles.of(numbers, counts.reference(), high ? 1 - p : p);
        double reference = beyond(numbers, counts.reference(), edge, high);
        double own = reference * PerColumn.sum(counts.reference()) < FEWEST - 0.5 ? Double.NaN : reference;
        return beyond(numbers, counts.candidate(), edge, high) / own;
    }

    /** Share of the counts strictly beyond the edge. */
    public static double beyond(double[] numbers, int[] counts, double edge, boolean high) {
        int beyond = 0;
        for (int level = 0; level < numbers.length; level++) {
            boolean outside = high ? numbers[level] > edge : numbers[level] < edge;
            beyond += outside ? counts[level] : 0;
        }
        return (double) beyond / PerColumn.sum(counts);
    }
}
