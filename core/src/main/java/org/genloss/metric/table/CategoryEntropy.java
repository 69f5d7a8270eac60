package org.genloss.metric.table;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How much more or less evenly a column's categories are used. */
@Shelf(Metric.class)
public final class CategoryEntropy implements Metric {
    private static final Card CARD = Card.of("category-entropy", "Change in surprise of a column")
            .says(
                    "How much the surprise of a column's next value has changed, generation minus reference; below 0 fewer values do more of the work.")
            .formula("H_C - H_R, H = -sum p log2 p + (k-1)/(2n ln 2), k values in use (Miller-Madow)")
            .unit(Card.Unit.BITS)
            .harm(Card.Harm.LESS)
            .unchangedAt(0)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Miller 1955");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE;
    }

    @Override
    public List<Value> compare(Sides sides) {
        PerColumn.Level level =
                (counts, part) -> new Value.Levels(entropy(counts.reference()), entropy(counts.candidate()));
        return PerColumn.categories(sides, PerColumn.Question.difference(List.of(""), level, "a side has no values"));
    }

    /** Entropy in bits with the Miller-Madow correction; NaN where there are no counts. */
    public static double entropy(int[] counts) {
        int used = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        return plugIn(counts) + (used - 1) / (2 * PerColumn.sum(counts) * Math.log(2));
    }

    /** -sum p log2 p. */
    public static double plugIn(int[] counts) {
        double n = PerColumn.sum(counts);
        double sum = 0;
        for (int count : counts) {
            sum += count > 0 ? count * Math.log(count) : 0;
        }
        return (Math.log(n) - sum / n) / Math.log(2);
    }
}
