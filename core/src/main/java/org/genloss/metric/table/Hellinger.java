package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Hellinger distance of a column's shares. */
@Shelf(Metric.class)
public final class Hellinger implements Metric {
    private static final Card CARD = Card.of("hellinger", "Hellinger distance of a column")
            .says(
                    "How far the shares of a column's values are from those of the reference; rare values weigh more than in shares moved.")
            .formula("sqrt(1 - sum sqrt(p q)) over categories, or tenths of the reference for numbers")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Hellinger 1909");

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
        PerColumn.Answer answer = (counts, part) -> Shares.hellinger(counts.reference(), counts.candidate());
        return PerColumn.shares(sides, PerColumn.Question.of(answer, "a side has no values"));
    }
}
