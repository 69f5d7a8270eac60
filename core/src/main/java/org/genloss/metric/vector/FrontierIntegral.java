package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Frontier integral of two sets of points over the clusters of {@link Mauve}.
 *
 * @param clusters how many; 0 for a tenth of the items of the smaller side, at least 2
 * @param restarts runs of k-means, of which the best is kept; at least 1
 * @param items most items a side, those of smallest group hash; at least 2
 */
@Shelf(Metric.class)
public record FrontierIntegral(int clusters, int restarts, int items) implements Metric {
    private static final Card CARD = Card.of("frontier-integral", "Divergence over clusters")
            .says(
                    "How differently the two sides fill the clusters of both: 0 alike, 1 where they share none. It needs no scale, unlike MAUVE.")
            .formula("2 sum over clusters of (p+q)/4 - p q (ln p - ln q) / (2 (p - q)); p, q shares of the clusters: "
                    + Mauve.CLUSTERED + "; smoothed: half an item more in each cluster; at most 2,000 items a side")
            .unit(Card.Unit.NONE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 2 items")
            .source("Liu et al. 2021, Divergence Frontiers for Generative Models (arXiv 2106.07898)")
            .asked();

    public FrontierIntegral {
        Mauve.check("frontier-integral", clusters, restarts, items);
    }

    public FrontierIntegral() {
        this(0, 5, 2000);
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
        return Math.min(items, sides.candidate().items().length);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return Mauve.compare(sides, new Clusters.Of(clusters, Clusters.EXPLAINED, restarts, items), Frontier::integral);
    }
}
