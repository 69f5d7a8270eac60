package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How much variance the candidate has, against the reference. */
@Shelf(Metric.class)
public final class VarianceRatio implements Metric {
    private static final Card CARD = Card.of("variance-ratio", "Variance kept")
            .says("Variance of the generation as a share of the reference's. It shrinks when models learn from models.")
            .formula(
                    "s_C^2 / s_R^2 for each column, divisors n-1; above 20 columns once: ratio of the sums over columns")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.AWAY_FROM_ONE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has fewer than 2 items, or the reference does not vary")
            .source("Shumailov et al. 2024, Nature 631:755; Alemohammad et al. 2024 (arXiv 2307.01850)");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Points.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return Columns.compare(sides, Columns.Question.ratio(VarianceRatio::levels, "the reference does not vary"));
    }

    private static Value.Levels levels(Spread reference, Spread candidate, int[] columns) {
        double kept = 0;
        double full = 0;
        for (int j : columns) {
            kept += candidate.variance()[j];
            full += reference.variance()[j];
        }
        return new Value.Levels(full, kept);
    }
}
