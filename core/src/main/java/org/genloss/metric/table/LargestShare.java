package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The share that changed most. */
@Shelf(Metric.class)
public final class LargestShare implements Metric {
    private static final Card CARD = Card.of("largest-share-moved", "Largest change of a share")
            .says("How much the share of one value has changed, for the value for which it changed most.")
            .formula("max |p - q| over categories, or tenths of the reference for numbers (L-infinity)")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source(
                    "Levin and Peres 2017, Markov Chains and Mixing Times, chapter 4; L-infinity of TensorFlow Data Validation")
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
        PerColumn.Answer answer = (counts, part) -> Shares.largest(counts.reference(), counts.candidate());
        return PerColumn.shares(sides, PerColumn.Question.of(answer, "a side has no values"));
    }
}
