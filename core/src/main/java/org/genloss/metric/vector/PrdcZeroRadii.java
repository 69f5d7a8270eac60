package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Share of balls without an inside, on each side, at most 10,000 items a side.
 *
 * @param neighbours k, at least 1
 * @param components leading principal axes of both sides together on which distances are taken, all of them where there are fewer; 0 takes the numbers as they
 *     are
 */
@Shelf(Metric.class)
public record PrdcZeroRadii(int neighbours, int components) implements Metric {
    private static final Card CARD = Card.of("prdc-zero-radii", "Items equal to k others")
            .says("Share of items that coincide with k or more others. Where it is large, precision, recall, density "
                    + "and coverage mean little.")
            .formula("share of items at distance 0 from their k-th nearest other item of their side")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .undefinedWhen("a side has no more than k items")
            .source("issue 7 of clovaai/generative-evaluation-prdc")
            .heavy();

    public PrdcZeroRadii {
        Prdc.check("prdc-zero-radii", neighbours, components);
    }

    public PrdcZeroRadii() {
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
        return Prdc.zeroRadii(sides, neighbours, components);
    }
}
