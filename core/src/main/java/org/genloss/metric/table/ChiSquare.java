package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Pearson's chi-square of a 2 x k table, without continuity correction. */
@Shelf(Metric.class)
public final class ChiSquare implements Metric {
    private static final Card CARD = Card.of("chi-square", "Chi-square of a column")
            .says(
                    "How badly one set of shares explains both sides, in a number that grows with the rows. Read it with its chance.")
            .formula("sum over both sides and all values of (count - expected)^2 / expected")
            .unit(Card.Unit.NONE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("fewer than two values occur, or a side has fewer than 5 rows")
            .source("Pearson 1900");

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
                ? statistic(counts.reference(), counts.candidate())
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

    /** Categories that occur, less one. */
    public static int freedom(int[] r, int[] c) {
        int used = 0;
        for (int i = 0; i < r.length; i++) {
            used += r[i] + c[i] > 0 ? 1 : 0;
        }
        return used - 1;
    }
}
