package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How much of the candidate's variance lies along its strongest directions.
 *
 * @param directions how many of the strongest, at least 1
 */
@Shelf(Metric.class)
public record TopShare(int directions) implements Metric {
    private static final Card CARD = Card.of("top-share", "Variance along the strongest direction")
            .says(
                    "Share of the generation's variance that lies along its strongest direction. Rises when everything lines up.")
            .formula(
                    "largest eigenvalue of the sample covariance / sum of all; sum of the largest ones with directions=2 and more; "
                            + Axes.NOTE)
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .undefinedWhen("the generation does not vary")
            .source("Jolliffe 2002, Principal Component Analysis")
            .asked();

    public TopShare {
        if (directions < 1) {
            throw new IllegalArgumentException("top-share.directions needs to be at least 1, got " + directions);
        }
    }

    public TopShare() {
        this(1);
    }

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
        double share = Spectra.topShare(sides.candidate().get(new Moments.Spectrum()), directions);
        return List.of(Value.of("items", share, EffectiveRank.WHY_NOT));
    }
}
