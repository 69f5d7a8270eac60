package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How many rows hold another value, against what chance alone would move. */
@Shelf(Metric.class)
public final class SharesToChance implements Metric {
    private static final Card CARD = Card.of("total-variation-to-chance", "Shares moved, in what chance moves")
            .says(
                    "How many times as many shares have moved as between two samples of one source of these sizes: about 1 = chance, 0 = a copy. Not fooled by few rows or many values.")
            .formula(
                    "sum |p - q| / sum sqrt(2/pi) sqrt(s (1-s) (1/n + 1/m)), s the shares of both sides together; categories, or tenths of the reference for numbers")
            .unit(Card.Unit.NONE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("there is only one value, or a side has fewer than 5 values")
            .source("the mean of |Z| of a normal Z, de Moivre 1738; noise floor of histogram distances")
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
        PerColumn.Answer answer = (counts, part) -> 2
                * Shares.totalVariation(counts.reference(), counts.candidate())
                / Shares.expectedByChance(counts.reference(), counts.candidate());
        return PerColumn.shares(sides, PerColumn.Question.of(answer, "there is only one value"));
    }
}
