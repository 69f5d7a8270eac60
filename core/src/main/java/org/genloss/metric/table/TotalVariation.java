package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How many rows hold another value. */
@Shelf(Metric.class)
public final class TotalVariation implements Metric {
    private static final Card CARD = Card.of("total-variation", "Shares moved")
            .says("The share of rows whose value would have to change for the column to look like the reference's.")
            .formula("1/2 sum |p - q| over categories, or tenths of the reference for numbers")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Levin and Peres 2017, Markov Chains and Mixing Times, chapter 4");

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
        PerColumn.Answer answer = (counts, part) -> Shares.totalVariation(counts.reference(), counts.candidate());
        return PerColumn.shares(sides, PerColumn.Question.of(answer, "a side has no values"));
    }
}
