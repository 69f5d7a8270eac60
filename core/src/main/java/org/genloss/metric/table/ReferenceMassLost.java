package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The share of the reference whose values no longer occur. */
@Shelf(Metric.class)
public final class ReferenceMassLost implements Metric {
    private static final Card CARD = Card.of("reference-mass-lost", "Share of rows with lost values")
            .says("The share of the reference's rows that hold a value which does not occur at all any more.")
            .formula("sum of r/n over values with c = 0")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
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
        PerColumn.Answer answer = (counts, part) -> lost(counts.reference(), counts.candidate());
        return PerColumn.values(sides, PerColumn.Question.of(answer, "a side has no values"));
    }

    /** Share of the first side in categories that the second lacks; NaN where the first has none. */
    public static double lost(int[] r, int[] c) {
        double lost = 0;
        for (int i = 0; i < r.length; i++) {
            lost += c[i] == 0 ? r[i] : 0;
        }
        return lost / PerColumn.sum(r);
    }
}
