package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Rounding;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Sliced Wasserstein distance of two clouds that look normal along most directions, in closed form: from means and total variances alone. */
@Shelf(Metric.class)
public final class ApproximateSlicedWasserstein implements Metric {
    private static final Card CARD = Card.of("sw-approx", "Sliced Wasserstein distance, approximated")
            .says(
                    "How far the two clouds lie apart along a typical direction, from their middles and their overall spreads alone.")
            .formula(
                    "sqrt(|m_R - m_C|^2 / d + (sqrt v_R - sqrt v_C)^2), v the mean squared distance of a side's items from their mean, "
                            + "divided by d")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 2 items")
            .source("Nadjahi et al. 2021 (arXiv 2106.15427)")
            .asked();

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
        Spread reference = sides.reference().get(new Spread.Of());
        Spread candidate = sides.candidate().get(new Spread.Of());
        if (Math.min(reference.size(), candidate.size()) < 2) {
            return List.of(new Value.Undefined("items", "each side needs at least 2 items"));
        }
        int d = reference.mean().length;
        double squares = 0;
        for (int j = 0; j < d; j++) {
            double size = Math.sqrt(reference.variance()[j] + candidate.variance()[j]);
            double difference =
                    Rounding.difference(reference.mean()[j], candidate.mean()[j], size);
            squares += difference * difference;
        }
        double spread = Rounding.difference(deviation(reference), deviation(candidate), deviation(reference));
        return List.of(new Value.Of("items", Math.sqrt(squares / d + spread * spread)));
    }

    /** Root of the mean over dimensions of the variance with divisor n. */
    private static double deviation(Spread spread) {
        double sum = 0;
        for (double variance : spread.variance()) {
            sum += variance;
        }
        return Math.sqrt(sum * (spread.size() - 1) / spread.size() / spread.variance().length);
    }
}
