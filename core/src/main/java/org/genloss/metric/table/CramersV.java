package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** How much a row's value tells about its side. */
@Shelf(Metric.class)
public final class CramersV implements Metric {
    private static final Card CARD = Card.of("cramers-v", "Association of a column with the side")
            .says(
                    "How much the value of a column tells whether a row is of the reference or the generation: 0 = nothing, 1 = everything. Free of the number of rows.")
            .formula(
                    "Cramér's V of the table of sides by values with Bergsma's correction; the counts of the larger side first scaled down to the size of the smaller and rounded")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("fewer than two values occur, or a side has fewer than 5 rows")
            .source("Cramér 1946; Bergsma 2013, Journal of the Korean Statistical Society 42:323")
            .asked();

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
        PerColumn.Answer answer = (counts, part) -> v(counts.reference(), counts.candidate(), false);
        return PerColumn.categories(sides, PerColumn.Question.of(answer, "fewer than two values occur"));
    }

    /**
     * V of counts r and c of the same categories, brought to the size of the smaller side; NaN where fewer than two categories occur.
     *
     * @param continuity whether two categories have Yates's correction
     */
    public static double v(int[] r, int[] c, boolean continuity) {
        int smaller = Math.min(PerColumn.sum(r), PerColumn.sum(c));
        int[] first = scaled(r, smaller);
        int[] second = scaled(c, smaller);
        double n = PerColumn.sum(first) + (double) PerColumn.sum(second);
        double k = ChiSquare.freedom(first, second) + 1;
        double chi = continuity && k == 2 ? ChiSquare.yates(first, second) : ChiSquare.statistic(first, second);
        double phi = Math.max(0, chi / n - (k - 1) / (n - 1));
        double less = Math.min(1 - 1 / (n - 1), k - 1 - (k - 1) * (k - 1) / (n - 1));
        return k > 1 && less > 0 ? Math.min(1, Math.sqrt(phi / less)) : Double.NaN;
    }

    /** Halves are rounded to the even number. */
    private static int[] scaled(int[] counts, int size) {
        double n = PerColumn.sum(counts);
        int[] scaled = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            scaled[i] = n == size ? counts[i] : (int) Math.rint(counts[i] * (double) size / n);
        }
        return scaled;
    }
}
