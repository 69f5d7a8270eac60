package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Magnitude;
import org.genloss.metric.Metric;
import org.genloss.metric.Moments;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How the lopsidedness and the tails of a column have changed, on the scale of the normal distribution. */
@Shelf(Metric.class)
public final class ShapeChange implements Metric {
    private static final Card CARD = Card.of("shape-change", "Change in shape of a column")
            .says(
                    "How much more lopsided to the right (skewness), and how much heavier in the tails (kurtosis), a column has become: generation minus reference.")
            .formula(
                    "g_C - g_R; skewness sqrt(n) sum d^3 / (sum d^2)^1.5, kurtosis n sum d^4 / (sum d^2)^2 - 3, d = x - mean, in one pass")
            .unit(Card.Unit.NONE)
            .harm(Card.Harm.EITHER)
            .unchangedAt(0)
            .undefinedWhen("a side does not vary, or has fewer than 5 values")
            .source("Pearson 1905; one pass: Pebay 2008, SAND2008-6212")
            .asked();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return Columns.fit(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        PerColumn.Level level = (counts, part) -> {
            Moments reference = moments(counts.column().numbers(), counts.reference());
            Moments candidate = moments(counts.column().numbers(), counts.candidate());
            return part == 0
                    ? new Value.Levels(reference.skewness(), candidate.skewness())
                    : new Value.Levels(reference.kurtosis(), candidate.kurtosis());
        };
        return PerColumn.numbers(
                sides, PerColumn.Question.difference(List.of("skewness", "kurtosis"), level, "a side does not vary"));
    }

    private static Moments moments(double[] numbers, int[] counts) {
        double factor = Magnitude.toOne(numbers, counts); // a shape does not ask for the unit
        Moments all = Moments.NONE;
        for (int level = 0; level < numbers.length; level++) {
            all = counts[level] == 0 ? all : all.with(numbers[level] * factor, counts[level]);
        }
        return all;
    }
}
