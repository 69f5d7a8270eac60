package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Magnitude;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How far values would have to be carried to turn one column into the other. */
@Shelf(Metric.class)
public final class Wasserstein implements Metric {
    private static final Card CARD = Card.of("column-wasserstein", "Way between the distributions")
            .says(
                    "How far a value has to be moved on average to turn the generation's column into the reference's, in standard deviations.")
            .formula("integral of |F_R - F_C| / sd_R, divisor n")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("the reference does not vary, or a side has fewer than 5 values")
            .source("Kantorovich 1942; Vallender 1974 (integral form)");

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
        PerColumn.Answer answer = (counts, part) -> {
            double[] numbers = counts.column().numbers();
            double spread = standardDeviation(numbers, counts.reference());
            return spread > 0 ? distance(numbers, counts.reference(), counts.candidate()) / spread : Double.NaN;
        };
        return PerColumn.numbers(sides, PerColumn.Question.of(answer, "the reference does not vary"));
    }

    /** Integral of the difference of the distribution functions. */
    public static double distance(double[] numbers, int[] reference, int[] candidate) {
        return integral(numbers, reference, candidate, false);
    }

    /** Integral of |F_R - F_C|, or of its square. */
    static double integral(double[] numbers, int[] reference, int[] candidate, boolean square) {
        double n = PerColumn.sum(reference);
        double m = PerColumn.sum(candidate);
        int below = 0;
        int other = 0;
        double sum = 0;
        for (int level = 0; level + 1 < numbers.length; level++) {
            below += reference[level];
            other += candidate[level];
            double gap = Math.abs(below / n - other / m);
            sum += (square ? gap * gap : gap) * (numbers[level + 1] - numbers[level]);
        }
        return sum;
    }

    /** Divisor n; exactly 0 where all numbers are equal. */
    public static double standardDeviation(double[] numbers, int[] counts) {
        double factor = Magnitude.toOne(numbers, counts);
        double n = 0;
        double sum = 0;
        int used = 0;
        for (int level = 0; level < numbers.length; level++) {
            used += counts[level] > 0 ? 1 : 0;
            n += counts[level];
            sum += counts[level] == 0 ? 0 : counts[level] * (numbers[level] * factor);
        }
        double squares = 0;
        for (int level = 0; level < numbers.length; level++) {
            double deviation = counts[level] == 0 ? 0 : numbers[level] * factor - sum / n;
            squares += counts[level] * (deviation * deviation);
        }
        return used == 1 ? 0 : Math.sqrt(squares / n) / factor;
    }
}
