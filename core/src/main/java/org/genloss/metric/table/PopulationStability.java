package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The index of credit scoring. */
@Shelf(Metric.class)
public final class PopulationStability implements Metric {
    private static final Card CARD = Card.of("population-stability", "Population stability index")
            .says(
                    "A weighted sum of log ratios of shares. The usual limits of 0.1 and 0.25 are a habit of credit scoring, not a test: it grows as rows get fewer.")
            .formula(
                    "sum (q - p) ln(q/p) over categories, or tenths of the reference for numbers; shares below 0.0001 are raised to it")
            .unit(Card.Unit.NATS)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Siddiqi 2006");

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
        PerColumn.Answer answer = (counts, part) -> Shares.stability(counts.reference(), counts.candidate());
        return PerColumn.shares(sides, PerColumn.Question.of(answer, "a side has no values"));
    }
}
