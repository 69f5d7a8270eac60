package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Rounding;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** Volume of the candidate's covariance ellipsoid against the reference's, per dimension. */
@Shelf(Metric.class)
public final class LogDeterminantRatio implements Metric {
    private static final String SUBJECT = "items";
    private static final Card CARD = Card.of("log-determinant-ratio", "Change in volume")
            .says(
                    "How much space the cloud of points fills, in all directions at once, ln of it, generation minus reference: below 0 it has shrunk."
                            + " It sees a single flattened direction.")
            .formula(
                    "(ln det S_C - ln det S_R) / d, S the sample covariance; 0 = unchanged, ln 0.81 = all spreads shrunk by 10 %; "
                            + Axes.NOTE)
            .heavy()
            .unit(Card.Unit.LOG)
            .harm(Card.Harm.LESS)
            .unchangedAt(0)
            .undefinedWhen("a side has no more items than dimensions, or a singular covariance")
            .source("Wilks 1932 (generalized variance)");

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
        int d = sides.pool().get(new Axes.Of()).dimensions();
        int items = Math.min(sides.reference().items().length, sides.candidate().items().length);
        if (items <= d) {
            return List.of(new Value.Undefined(SUBJECT, "each side needs more items than dimensions, which are " + d));
        }
        double to = determinant(sides.candidate());
        double from = determinant(sides.reference());
        return List.of(new Value.Levels(from / d, to / d)
                .told(SUBJECT, Rounding.difference(to, from, d) / d, "a side does not vary in some direction"));
    }

    private static double determinant(View view) {
        return Spectra.logDeterminant(view.get(new Moments.Spectrum()));
    }
}
