package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The squared gap of the two distribution functions, summed over all values. */
@Shelf(Metric.class)
public final class CramerVonMises implements Metric {
    private static final Card CARD = Card.of("cramer-von-mises", "Squared gap between the distributions")
            .says(
                    "How far the shares of rows up to any value differ, all values together; it grows with the rows. Read it with its chance.")
            .formula(
                    "T = U/(nm(n+m)) - (4nm-1)/(6(n+m)), U = n sum (rank_i - i)^2 over R + m sum (rank_j - j)^2 over C; tied values have their mean rank")
            .unit(Card.Unit.NONE)
            .harm(Card.Harm.MORE)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Anderson 1962, Annals of Mathematical Statistics 33:1148")
            .asked();

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

    /**
     * T of counts at the same ascending levels; NaN where a side has none. Ties within a side make it larger than 0 even for equal sides.
     */
    public static double statistic(int[] reference, int[] candidate) {
        double n = PerColumn.sum(reference);
        double m = PerColumn.sum(candidate);
        double first = 0;
        double second = 0;
        double below = 0;
        double other = 0;
        for (int level = 0; level < reference.length; level++) {
            first += squares(reference[level], other + candidate[level] / 2.0);
            second += squares(candidate[level], below + reference[level] / 2.0);
            below += reference[level];
            other += candidate[level];
        }
        double u = n * first + m * second;
        return n > 0 && m > 0 ? u / (n * m * (n + m)) - (4 * n * m - 1) / (6 * (n + m)) : Double.NaN;
    }

    /** Sum of (mean rank - i)^2 of k tied values of one side, which on average lie that far from their place among their own. */
    private static double squares(double k, double away) {
        return k * away * away + k * (k * k - 1) / 12;
    }
}
