package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Precision of {@link Prdc}, at most 10,000 items a side.
 *
 * @param neighbours k, at least 1
 * @param components leading principal axes of both sides together on which distances are taken, all of them where there are fewer; 0 takes the numbers as they
 *     are
 */
@Shelf(Metric.class)
public record PrdcPrecision(int neighbours, int components) implements Metric {
    private static final Card CARD = Card.of("prdc-precision", "Plausible items")
            .says(
                    "Share of the generation's items that lie where the reference has items. Stays high, or rises, while variety is lost.")
            .formula(
                    "share of generated items strictly inside at least one reference ball; the ball of an item reaches "
                            + "to its k-th nearest other item of its side")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen(Prdc.UNDEFINED)
            .source("Kynkäänniemi et al. 2019 (arXiv 1904.06991)")
            .heavy();

    public PrdcPrecision {
        Prdc.check("prdc-precision", neighbours, components);
    }

    public PrdcPrecision() {
        this(5, 0);
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
    public int reads(Sides sides) {
        return Math.min(Nearest.CAP, sides.candidate().items().length);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return Prdc.read(sides, neighbours, components, Prdc::precision);
    }
}
