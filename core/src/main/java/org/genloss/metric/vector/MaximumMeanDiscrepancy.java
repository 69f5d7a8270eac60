package org.genloss.metric.vector;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Rounding;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Squared maximum mean discrepancy with the Gaussian kernel exp(-|x-y|^2 / (2 width^2)).
 *
 * @param width of the kernel, above 0; 0 for the median heuristic: half of the pairs of two sides are closer than sqrt(2) widths
 * @param unbiased means over pairs of different items (can fall below 0) instead of all pairs (0 for a copy, grows as samples get smaller)
 * @param items most items a side, those of smallest group hash; 2 to 5,000
 */
@Shelf(Metric.class)
public record MaximumMeanDiscrepancy(double width, boolean unbiased, int items) implements Metric {
    private static final Card CARD = Card.of("mmd", "Maximum mean discrepancy")
            .says(
                    "How different the two sides are in where their items crowd, seen through a bell of the width at which items usually "
                            + "lie apart. About 0 where both sides are alike.")
            .formula(
                    "E k(X,X') + E k(Y,Y') - 2 E k(X,Y), k = exp(-|x-y|^2 / (2 w^2)), 2 w^2 the (mn/2)-th smallest of the mn squared "
                            + "distances across (width=0); means over pairs of different items (unbiased=true) or over all; at most 1,000 "
                            + "items a side (items), those of smallest group hash")
            .harm(Card.Harm.MORE)
            .undefinedWhen("a side has fewer than 2 items, or half of all pairs of both sides lie at one place")
            .source("Gretton et al. 2012, JMLR 13:723")
            .asked();
    private static final Card BIASED = CARD.from(0).unchangedAt(0);

    public MaximumMeanDiscrepancy {
        PairTable.check("mmd", items);
        if (!(width >= 0 && Double.isFinite(width))) {
            throw new IllegalArgumentException("mmd.width needs to be 0 or more, got " + width);
        }
    }

    public MaximumMeanDiscrepancy() {
        this(0, true, 1000);
    }

    @Override
    public Card card() {
        return unbiased ? CARD : BIASED;
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
        PairTable table = sides.pool().get(new PairTable.Of(items, PairTable.Kind.SQUARED_DISTANCE));
        int[] reference = table.rows(sides.reference());
        int[] candidate = table.rows(sides.candidate());
        if (Math.min(reference.length, candidate.length) < 2) {
            return List.of(new Value.Undefined("items", "each side needs at least 2 items"));
        }
        double squared = width > 0 ? width * width : medianWidthSquared(table, reference, candidate);
        if (squared == 0) {
            return List.of(
                    new Value.Undefined("items", "half of all pairs of both sides lie at one place; give a width"));
        }
        PairSums sums = table.sums(reference, candidate, (row, count) -> {
            for (int j = 0; j < count; j++) {
                row[j] = Math.exp(-0.5 * row[j] / squared);
            }
        });
        double across = 2 * sums.across();
        double number = unbiased
                ? sums.withinOthers() - across
                : Math.max(0, Rounding.difference(sums.withinAll(), across, across));
        return List.of(new Value.Of("items", number));
    }

    /** Half the squared distance of number floor(mn/2), counted from 1 (and at least 1), of those across, smallest first. */
    static double medianWidthSquared(PairTable table, int[] reference, int[] candidate) {
        double[] across = new double[reference.length * candidate.length];
        int count = 0;
        for (int i : reference) {
            for (int j : candidate) {
                across[count++] = table.at(i, j);
            }
        }
        return 0.5 * Selection.of(across, Math.max(0, count / 2 - 1));
    }
}
