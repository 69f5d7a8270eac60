package org.genloss.metric.vector;

import java.util.List;
import java.util.Map;
import org.genloss.catalog.Card;
import org.genloss.catalog.Range;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** {@link Vendi} scores of the candidate of several orders: low orders count rare kinds of items, high ones only the dominant. */
@Shelf(Metric.class)
public final class VendiOrders implements Metric {
    private static final Map<String, Double> ORDERS = new java.util.TreeMap<>(Map.of(
            "q=0.5", 0.5,
            "q=1", 1.0,
            "q=2", 2.0,
            "q=inf", Double.POSITIVE_INFINITY));

    private static final Card CARD = Card.of("vendi-orders", "Effective number of different items, by order")
            .says(
                    "How many clearly different items the generation is worth: with rare kinds counted nearly in full (q=0.5), as usual "
                            + "(q=1), frequent kinds only (q=2), the dominant one only (q=inf). Rare kinds go first where q=0.5 falls alone.")
            .formula(
                    "(sum l^q)^(1/(1-q)), exp(-sum l ln l) at q=1, 1 / max l at q=inf; l the eigenvalues of the cosine kernel of n items "
                            + "divided by n; n = size of the smaller side, at most " + Vendi.CAPS)
            .unit(Card.Unit.COUNT)
            .harm(Card.Harm.LESS)
            .range(Range.from(1).called("1 to the smaller of items and dimensions"))
            .undefinedWhen("the generation has no item of length above 0")
            .source("Pasarkar and Dieng 2024, Cousins of the Vendi Score (arXiv 2310.12952)")
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
    public int reads(Sides sides) {
        return Vendi.items(sides);
    }

    @Override
    public List<Value> compare(Sides sides) {
        Vendi.Shares shares = sides.candidate().get(new Vendi.Spectrum(Vendi.items(sides)));
        return ORDERS.entrySet().stream()
                .map(order -> Value.of(
                        order.getKey(), shares.score(order.getValue()), "the generation has no item of length above 0"))
                .toList();
    }
}
