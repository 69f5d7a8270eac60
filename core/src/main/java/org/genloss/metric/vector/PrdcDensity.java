package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Density of {@link Prdc}, at most 10,000 items a side.
 *
 * @param neighbours k, at least 1
 * @param components leading principal axes of both sides together on which distances are taken, all of them where there are fewer; 0 takes the numbers as they
 *     are
 */
@Shelf(Metric.class)
public record PrdcDensity(int neighbours, int components) implements Metric {
    private static final Card CARD = Card.of("prdc-density", "Crowding where the reference is dense")
            .says("How many of the reference's balls hold an item of the generation. Rises above 1 when the generation "
                    + "keeps to what is common.")
            .formula(
                    "mean over generated items of the number of reference balls that strictly contain it, divided by k")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.AWAY_FROM_ONE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen(Prdc.UNDEFINED)
            .source("Naeem et al. 2020 (arXiv 2002.09797)")
            .heavy();

    public PrdcDensity {
        Prdc.check("prdc-density", neighbours, components);
    }

    public PrdcDensity() {
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
        return Prdc.read(sides, neighbours, components, Prdc::density);
    }
}
