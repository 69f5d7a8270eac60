package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The share of the candidate whose values the reference does not have. */
@Shelf(Metric.class)
public final class NovelMass implements Metric {
    private static final Card CARD = Card.of("novel-mass", "Share of rows with new values")
            .says("The share of rows that hold a value which the reference does not have.")
            .formula("sum of c/m over values with r = 0")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.EITHER)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("after Good 1953 (mass of the unseen)");

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
        PerColumn.Answer answer = (counts, part) -> ReferenceMassLost.lost(counts.candidate(), counts.reference());
        return PerColumn.values(sides, PerColumn.Question.of(answer, "a side has no values"));
    }
}
