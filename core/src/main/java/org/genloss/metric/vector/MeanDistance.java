package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Rounding;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How far the candidate's mean lies from the reference's, in standard deviations of the reference. */
@Shelf(Metric.class)
public final class MeanDistance implements Metric {
    private static final Card CARD = Card.of("mean-distance", "Distance of the means")
            .says("How far the middle of the generation lies from the middle of the reference.")
            .formula("|m_C - m_R| / s_R for each column; above 20 columns once: sqrt(sum (m_C - m_R)^2 / sum s_R^2)")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("a side is empty, or the reference does not vary")
            .source("Glass 1976 (difference of means in standard deviations of the control)");

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
        return Columns.compare(sides, Columns.Question.of(MeanDistance::distance, "the reference does not vary"));
    }

    private static double distance(Spread reference, Spread candidate, int[] columns) {
        double squares = 0;
        double variance = 0;
        for (int j : columns) {
            double spread = Math.sqrt(reference.variance()[j]);
            double difference =
                    Rounding.difference(candidate.mean()[j], reference.mean()[j], spread);
            squares += difference * difference;
            variance += reference.variance()[j];
        }
        return Math.sqrt(squares / variance);
    }
}
