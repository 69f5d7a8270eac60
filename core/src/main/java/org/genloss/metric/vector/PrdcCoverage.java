package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Coverage of {@link Prdc}, at most 10,000 items a side.
 *
 * @param neighbours k, at least 1
 * @param components leading principal axes of both sides together on which distances are taken, all of them where there are fewer; 0 takes the numbers as they
 *     are
 */
@Shelf(Metric.class)
public record PrdcCoverage(int neighbours, int components) implements Metric {
    private static final Card CARD = Card.of("prdc-coverage", "Reference covered")
            .says(
                    "Share of the reference's items that have an item of the generation nearby. Falls when a part of the reference is lost.")
            .formula("share of reference items whose ball, which reaches to the k-th nearest other reference item, "
                    + "strictly contains a generated item")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen(Prdc.UNDEFINED)
            .source("Naeem et al. 2020 (arXiv 2002.09797)")
            .heavy();

    public PrdcCoverage {
        Prdc.check("prdc-coverage", neighbours, components);
    }

    public PrdcCoverage() {
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
        return Prdc.read(sides, neighbours, components, Prdc::coverage);
    }
}
