package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Jensen-Shannon distance of a column's shares. */
@Shelf(Metric.class)
public final class JensenShannonDistance implements Metric {
    private static final Card CARD = Card.of("column-jensen-shannon", "Jensen-Shannon distance of a column")
            .says(
                    "How far the shares of a column's values are from those of the reference: 0 = the same, 1 = no value in common.")
            .formula(
                    "sqrt(JS), JS = 1/2 sum p log2(p/m) + 1/2 sum q log2(q/m), m = (p+q)/2, over categories, or tenths of the reference for numbers")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Lin 1991; Endres and Schindelin 2003");

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
                (counts, part) -> Math.sqrt(Shares.jensenShannon(counts.reference(), counts.candidate()) / Math.log(2));
        return PerColumn.shares(sides, PerColumn.Question.of(answer, "a side has no values"));
    }
}
