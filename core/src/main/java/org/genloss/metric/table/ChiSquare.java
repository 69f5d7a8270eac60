package org.genloss.metric.table;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Pearson's chi-square of a 2 x k table.
 *
 * @param continuity whether columns of just two values have Yates's correction, which suits few rows
 */
@Shelf(Metric.class)
public record ChiSquare(boolean continuity) implements Metric {
    private static final Card CARD = Card.of("chi-square", "Chi-square of a column")
            .says(
                    "How badly one set of shares explains both sides, in a number that grows with the rows. Read it with its chance.")
            .formula(
                    "sum over both sides and all values of (count - expected)^2 / expected; with continuity and two values (|count - expected| - 1/2)^2, not below 0")
            .unit(Card.Unit.NONE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("fewer than two values occur, or a side has fewer than 5 rows")
            .source("Pearson 1900; Yates 1934, Supplement to the Journal of the Royal Statistical Society 1:217");

    public ChiSquare() {
        this(false);
    }

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
        PerColumn.Answer answer = (counts, part) -> freedom(counts.reference(), counts.candidate()) > 0
                ? statistic(counts.reference(), counts.candidate(), continuity)
                : Double.NaN;
        return PerColumn.categories(sides, PerColumn.Question.of(answer, "fewer than two values occur"));
    }

    /** The statistic of counts r and c of the same categories. */
    public static double statistic(int[] r, int[] c) {
        double n = PerColumn.sum(r);
        double m = PerColumn.sum(c);
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            if (r[i] + c[i] > 0) {
                double difference = r[i] * m - c[i] * n;
                sum += difference * difference / ((r[i] + c[i]) * n * m);
            }
        }
        return sum;
    }

    /** Yates's correction where it is wanted and two categories occur. */
    static double statistic(int[] r, int[] c, boolean continuity) {
        return continuity && freedom(r, c) == 1 ? yates(r, c) : statistic(r, c);
    }

    /** With Yates's correction: half a count, or the whole difference where that is less, taken off each difference of a 2 x 2 table. */
    public static double yates(int[] r, int[] c) {
        int[][] table = occurring(r, c);
        double n = PerColumn.sum(r);
        double m = PerColumn.sum(c);
        double away = Math.abs(table[0][0] * (double) table[1][1] - table[0][1] * (double) table[1][0]);
        double less = Math.max(0, away - (n + m) / 2);
        double first = table[0][0] + (double) table[1][0];
        double second = table[0][1] + (double) table[1][1];
        return (n + m) * less * less / (n * m * first * second);
    }

    /** The counts without categories that occur on no side. */
    static int[][] occurring(int[] r, int[] c) {
        int[] used = IntStream.range(0, r.length).filter(i -> r[i] + c[i] > 0).toArray();
        return new int[][] {
            IntStream.of(used).map(i -> r[i]).toArray(),
            IntStream.of(used).map(i -> c[i]).toArray()
        };
    }

    /** Categories that occur, less one. */
    public static int freedom(int[] r, int[] c) {
        int used = 0;
        for (int i = 0; i < r.length; i++) {
            used += r[i] + c[i] > 0 ? 1 : 0;
        }
        return used - 1;
    }
}
