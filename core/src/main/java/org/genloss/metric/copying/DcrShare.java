package org.genloss.metric.copying;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How often the closest real record is one of the training data: the DCR share. */
@Shelf(Metric.class)
public final class DcrShare implements HoldoutMetric {
    /** Its subject. */
    public static final String ITEMS = Copying.ITEMS;

    private static final Card CARD = Card.of("dcr-share", "Closer to the reference")
            .says(
                    "Share of the generation's items that lie closer to an item of the reference than to any of the holdout. A half without copying.")
            .formula(
                    "share of generated items with d(nearest of the reference) < d(nearest of the holdout), ties a half;"
                            + " d Euclid's of vectors, Gower's of rows; " + Copying.SIZES)
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .undefinedWhen(Copying.UNDEFINED)
            .source("Platzer and Reutterer 2021 (arXiv 2104.00635); Gower 1971")
            .heavy();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public int reads(Sides sides) {
        return Copying.reads(sides, true);
    }

    @Override
    public List<Value> compare(Sides sides) {
        Copying.Question question = Copying.Question.of(
                c -> share(c.space(), c.toReference().first(), c.toHoldout().first()), Copying.UNDEFINED);
        return Copying.ask(sides, question);
    }

    /** Of measures to the reference and to the holdout. */
    static double share(Space space, double[] toReference, double[] toHoldout) {
        double closer = 0;
        for (int i = 0; i < toReference.length; i++) {
            double difference = toHoldout[i] - toReference[i];
            double slack = space.slack(Math.max(toReference[i], toHoldout[i]));
            closer += Math.abs(difference) <= slack ? 0.5 : difference > 0 ? 1 : 0;
        }
        return closer / toReference.length;
    }
}
