package org.genloss.metric.vector;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Kernel distance with a polynomial kernel: the kernel inception distance, of any embedding. Subsets are runs of the items in the order of
 * their group hashes, so that every item takes part once and none is drawn.
 *
 * @param degree of the kernel (x.y/d + 1)^degree, at least 1
 * @param subset items a side in a subset, at least 2
 * @param items most items a side, those of smallest group hash; 2 to 5,000
 */
@Shelf(Metric.class)
public record KernelDistance(int degree, int subset, int items) implements Metric {
    private static final Card CARD = Card.of("kid", "Kernel distance")
            .says(
                    "How different the two sides are in mean, spread and skew together. About 0 where both are alike, at any number of "
                            + "items; unlike the Fréchet distance it does not grow as samples get smaller.")
            .formula(
                    "mean over subsets of: mean k(x_i,x_j) over i != j + mean k(y_i,y_j) over i != j - 2 mean k(x_i,y_j), "
                            + "k = (x.y/d + 1)^3 (degree); as many disjoint subsets of 1,000 items a side (subset) as the smaller side has, "
                            + "at least one; at most 2,000 items a side (items)")
            .harm(Card.Harm.MORE)
            .undefinedWhen("a side has fewer than 2 items")
            .source("Bińkowski et al. 2018, Demystifying MMD GANs (arXiv 1801.01401)")
            .asked();

    public KernelDistance {
        PairTable.check("kid", items);
        if (degree < 1 || subset < 2) {
            throw new IllegalArgumentException(
                    "kid.degree needs to be at least 1 and subset at least 2, got " + degree + " and " + subset);
        }
    }

    public KernelDistance() {
        this(3, 1000, 2000);
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
        double d = Points.of(sides.pool()).dimensions();
        return List.of(compare(sides, new Kernel(degree, 1 / d, 1)));
    }

    /** (scale x.y + offset)^degree. */
    record Kernel(int degree, double scale, double offset) implements PairTable.Change {
        @Override
        public void apply(double[] row, int count) {
            for (int j = 0; j < count; j++) {
                double base = scale * row[j] + offset;
                double power = base;
                for (int e = 1; e < degree; e++) {
                    power *= base;
                }
                row[j] = power;
            }
        }
    }

    Value compare(Sides sides, Kernel kernel) {
        PairTable table = sides.pool().get(new PairTable.Of(items, PairTable.Kind.PRODUCT));
        int[] reference = byHash(table, sides.reference());
        int[] candidate = byHash(table, sides.candidate());
        int least = Math.min(reference.length, candidate.length);
        if (least < 2) {
            return new Value.Undefined("items", "each side needs at least 2 items");
        }
        int subsets = Math.max(1, least / subset);
        double sum = 0;
        for (int s = 0; s < subsets; s++) {
            PairSums sums = table.sums(part(reference, s, subsets), part(candidate, s, subsets), kernel);
            sum += sums.withinOthers() - 2 * sums.across();
        }
        return Value.of("items", sum / subsets, "the items are so long that powers of them overflow");
    }

    private int[] byHash(PairTable table, org.genloss.profile.View view) {
        return Arrays.stream(Nearest.smallest(view, items))
                .map(item -> table.place()[item])
                .filter(row -> row >= 0)
                .toArray();
    }

    private static int[] part(int[] rows, int number, int of) {
        return Arrays.copyOfRange(
                rows, (int) ((long) rows.length * number / of), (int) ((long) rows.length * (number + 1) / of));
    }
}
