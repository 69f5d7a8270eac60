package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Which side's values lie higher. */
@Shelf(Metric.class)
public final class MannWhitney implements Metric {
    private static final Card CARD = Card.of("mann-whitney", "Change in rank")
            .says(
                    "How much more often a row of the generation lies above a row of the reference than below it: generation minus reference.")
            .formula("P(C > R) - P(C < R) over all pairs of rows = 1 - 2U/(nm), U of Mann and Whitney (Cliff's delta)")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.EITHER)
            .range(-1, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Mann and Whitney 1947; Cliff 1993, Psychological Bulletin 114:494")
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
        PerColumn.Answer answer = (counts, part) -> {
            double pairs = (double) PerColumn.sum(counts.reference()) * PerColumn.sum(counts.candidate());
            return (pairs - 2 * u(counts.reference(), counts.candidate())) / pairs;
        };
        return PerColumn.numbers(sides, PerColumn.Question.of(answer, "a side has no values"));
    }

    /** U of the reference, of counts at the same ascending levels: pairs in which its value is the larger, ties a half each. */
    public static double u(int[] reference, int[] candidate) {
        double pairs = 0;
        double below = 0;
        for (int level = 0; level < reference.length; level++) {
            pairs += reference[level] * (below + candidate[level] / 2.0);
            below += candidate[level];
        }
        return pairs;
    }
}
