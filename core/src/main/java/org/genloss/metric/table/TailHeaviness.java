package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How heavy the upper tail still is. */
@Shelf(Metric.class)
public final class TailHeaviness implements Metric {
    private static final double[] SHARES = {0.05, 0.025, 0.1};
    private static final List<String> PARTS = List.of("", "largest 2.5 %", "largest 10 %");
    private static final int FEWEST = 10;

    private static final Card CARD = Card.of("tail-heaviness", "Heaviness of the upper tail kept")
            .says("How slowly the largest values thin out, against the reference. A tail cut off becomes lighter.")
            .formula(
                    "gamma_C / gamma_R, gamma = mean of ln X_(i) over the k largest - ln X_(k+1), k = 5 % of n unless another share is named (Hill's estimator)")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen(
                    "fewer than 10 values are in that share, one of them is not positive, or all of the reference's tie")
            .source("Hill 1975");

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
        PerColumn.Level level = (counts, part) -> new Value.Levels(
                own(counts.column().numbers(), counts.reference(), SHARES[part]),
                own(counts.column().numbers(), counts.candidate(), SHARES[part]));
        String why = "the largest values are fewer than " + FEWEST + ", not all positive, or all equal";
        return PerColumn.numbers(sides, PerColumn.Question.ratio(PARTS, level, why));
    }

    private static double own(double[] numbers, int[] counts, double share) {
        int k = (int) (share * PerColumn.sum(counts));
        return k < FEWEST ? Double.NaN : gamma(numbers, counts, k);
    }

    /** Hill's gamma of the k largest; NaN where there are no k+1 positive values. */
    public static double gamma(double[] numbers, int[] counts, int k) {
        int edge = numbers.length;
        int taken = 0;
        while (edge > 0 && taken <= k) {
            taken += counts[--edge];
        }
        if (taken <= k || !(numbers[edge] > 0)) {
            return Double.NaN;
        }
        double sum = 0; // of terms that are 0 or more, so that a tail of one value has exactly 0
        for (int level = edge + 1; level < numbers.length; level++) {
            sum += counts[level] == 0 ? 0 : counts[level] * (Math.log(numbers[level]) - Math.log(numbers[edge]));
        }
        return sum / k;
    }
}
