package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** {@link Frechet} of the two sides. */
@Shelf(Metric.class)
public final class FrechetDistance implements Metric {
    private static final Card CARD = Card.of("frechet-distance", "Fréchet distance")
            .says("How far apart the two clouds are in mean and covariance together. It grows as samples get smaller: "
                    + "read it against its floor.")
            .formula("|m_C - m_R|^2 + tr S_C + tr S_R - 2 sum sqrt(eigenvalues of S_C S_R), S with divisor n-1; "
                    + Axes.NOTE)
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 2 items")
            .source("Dowson and Landau 1982; Heusel et al. 2017 (arXiv 1706.08500)")
            .heavy();

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
        View reference = sides.reference();
        View candidate = sides.candidate();
        if (Math.min(reference.items().length, candidate.items().length) < 2) {
            return List.of(new Value.Undefined("items", "each side needs at least 2 items"));
        }
        Moments other = candidate.get(new Moments.Of());
        return List.of(new Value.Of(
                "items", Frechet.distance(reference.get(new Moments.Of()), reference.get(new Frechet.Root()), other)));
    }
}
