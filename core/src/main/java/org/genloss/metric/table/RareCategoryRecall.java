package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How many of the reference's rare values still occur.
 *
 * @param rare the largest share of the reference that is rare, above 0 and at most 1
 */
@Shelf(Metric.class)
public record RareCategoryRecall(double rare) implements Metric {
    private static final double RARE = 0.05;
    private static final double LEAST_EXPECTED = 0.5;

    private static final Card CARD = Card.of("rare-category-recall", "Rare values kept")
            .says(
                    "The share of the reference's rare values that still occur. Some are missed by chance; the floor shows how many.")
            .formula(
                    "values with 0 < r/n <= rare (0.05 unless set) that have c > 0, over all such values; a value of share s is missed by chance with (1-s)^m")
            .unit(Card.Unit.SHARE)
            .ofTheTail()
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen(
                    "the reference has no rare value, half of them would be missed by chance, or a side has fewer than 5 values")
            .source("after CategoryCoverage of SDMetrics; Good 1953 (what chance misses)");

    public RareCategoryRecall {
        if (!(rare > 0 && rare <= 1)) {
            throw new IllegalArgumentException("rare is above 0 and at most 1, not " + rare);
        }
    }

    public RareCategoryRecall() {
        this(RARE);
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
        PerColumn.Answer answer = (counts, part) -> {
            boolean speaks = expected(counts.reference(), PerColumn.sum(counts.candidate()), rare) >= LEAST_EXPECTED;
            return speaks ? recall(counts.reference(), counts.candidate(), rare) : Double.NaN;
        };
        return PerColumn.values(
                sides,
                PerColumn.Question.of(answer, "there is no rare value, or half of them would be missed by chance"));
    }

    /** Share of the rare categories of r that occur in c; NaN where r has none. */
    public static double recall(int[] r, int[] c, double most) {
        double n = PerColumn.sum(r);
        int rare = 0;
        int kept = 0;
        for (int i = 0; i < r.length; i++) {
            if (rare(r[i], n, most)) {
                rare++;
                kept += c[i] > 0 ? 1 : 0;
            }
        }
        return (double) kept / rare;
    }

    /** The recall that m draws from r's own shares have on average: mean of 1 - (1-s)^m; NaN where r has no rare category. */
    public static double expected(int[] r, int m, double most) {
        double n = PerColumn.sum(r);
        int rare = 0;
        double kept = 0;
        for (int i = 0; i < r.length; i++) {
            if (rare(r[i], n, most)) {
                rare++;
                kept += 1 - Math.pow(1 - r[i] / n, m);
            }
        }
        return kept / rare;
    }

    static boolean rare(int count, double n, double most) {
        return count > 0 && count / n <= most;
    }
}
