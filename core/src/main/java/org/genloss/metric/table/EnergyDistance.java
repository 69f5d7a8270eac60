package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Energy distance of one column. */
@Shelf(Metric.class)
public final class EnergyDistance implements Metric {
    private static final Card CARD = Card.of("column-energy", "Energy distance of a column")
            .says(
                    "How much farther values of different sides lie from each other than values of the same side, in the column's own unit.")
            .formula("sqrt(2 integral of (F_R - F_C)^2) = sqrt(2 E|X-Y| - E|X-X'| - E|Y-Y'|)")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Szekely and Rizzo 2013");

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
        PerColumn.Answer answer =
                (counts, part) -> distance(counts.column().numbers(), counts.reference(), counts.candidate());
        return PerColumn.numbers(sides, PerColumn.Question.of(answer, "a side has no values"));
    }

    /** The distance of counts at the same ascending numbers. */
    public static double distance(double[] numbers, int[] reference, int[] candidate) {
        return Math.sqrt(2 * Wasserstein.integral(numbers, reference, candidate, true));
    }
}
