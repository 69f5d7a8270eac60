package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.catalog.Range;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** In how many directions the candidate varies, strong ones counting more than in {@link EffectiveRank}. */
@Shelf(Metric.class)
public final class ParticipationRatio implements Metric {
    private static final Card CARD = Card.of("participation-ratio", "Strong directions of variation")
            .says("In how many directions the generation varies, those with little variance counting next to nothing.")
            .formula("(sum l)^2 / sum l^2, l the eigenvalues of the sample covariance; " + Axes.NOTE)
            .unit(Card.Unit.COUNT)
            .harm(Card.Harm.LESS)
            .range(Range.from(1).called("1 to the number of dimensions"))
            .undefinedWhen("the generation does not vary")
            .source("Gao et al. 2017, bioRxiv 214262 (dimensionality as participation ratio)")
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
        double ratio = Spectra.participationRatio(sides.candidate().get(new Moments.Spectrum()));
        return List.of(Value.of("items", ratio, EffectiveRank.WHY_NOT));
    }
}
