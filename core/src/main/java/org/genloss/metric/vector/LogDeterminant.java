package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Volume of the candidate's covariance ellipsoid. */
@Shelf(Metric.class)
public final class LogDeterminant implements Metric {
    private static final Card CARD = Card.of("log-determinant", "Volume")
            .says(
                    "How much space the generation's cloud of points fills, in all directions at once, ln of it. Falls when it flattens "
                            + "in any direction.")
            .formula("ln det of the sample covariance = sum of ln of its eigenvalues; " + Axes.NOTE)
            .unit(Card.Unit.LOG)
            .harm(Card.Harm.LESS)
            .undefinedWhen("the generation does not vary in some direction, or has no more items than dimensions")
            .source("Wilks 1932 (generalized variance)")
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
        double volume = Spectra.logDeterminant(sides.candidate().get(new Moments.Spectrum()));
        return List.of(Value.of("items", volume, "the generation does not vary in some direction"));
    }
}
