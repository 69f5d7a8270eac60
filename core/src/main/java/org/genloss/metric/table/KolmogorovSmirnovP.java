package org.genloss.metric.table;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * The chance of so large a gap between two samples of one continuous source.
 *
 * @param exactUpTo values a side up to which the chance is counted, 0 or more; above, the limit is taken
 */
@Shelf(Metric.class)
public record KolmogorovSmirnovP(int exactUpTo) implements Metric {
    private static final int EXACT_UP_TO = 500;

    private static final Card CARD = Card.of("ks-p", "Chance of the largest gap")
            .says(
                    "How often two samples of one source lie at least this far apart, each column by itself. Too large where values tie;"
                            + " small for trifles where rows are many.")
            .formula("P(D' >= D), both directions; exact up to " + EXACT_UP_TO
                    + " values a side unless set, above that with D' at round(nm/(n+m)) values")
            .unit(Card.Unit.PROBABILITY)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Hodges 1958; Simard and L'Ecuyer 2011")
            .heavy();

    public KolmogorovSmirnovP {
        if (exactUpTo < 0) {
            throw new IllegalArgumentException("exact-up-to is 0 or more, not " + exactUpTo);
        }
    }

    public KolmogorovSmirnovP() {
        this(EXACT_UP_TO);
    }

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
        return PerColumn.numbers(sides, PerColumn.Question.of((counts, part) -> p(counts), "a side has no values"));
    }

    private double p(PerColumn.Counts counts) {
        boolean few = Math.max(PerColumn.sum(counts.reference()), PerColumn.sum(counts.candidate())) <= exactUpTo;
        return few ? exact(counts.reference(), counts.candidate()) : asymptotic(counts.reference(), counts.candidate());
    }

    /** Of all ways to divide the pooled values between the sides, the share with at least this D; 1 where D is 0. */
    public static double exact(int[] reference, int[] candidate) {
        return KolmogorovSmirnovTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(ranks(reference), ranks(candidate))
                .getPValue();
    }

    /**
     * The one-sample distribution of D at nm/(n+m) values, halves rounded to the even number. The library's own two-sample form rounds them up, so it
     * is asked of a sample that has this D.
     */
    public static double asymptotic(int[] reference, int[] candidate) {
        double n = PerColumn.sum(reference);
        double m = PerColumn.sum(candidate);
        double d = KolmogorovSmirnov.statistic(reference, candidate);
        int size = (int) Math.max(1, Math.rint(n * m / (n + m)));
        if (d <= 0.5 / size) {
            return 1;
        }
        double[] sample = new double[Math.max(2, size)];
        Arrays.setAll(sample, i -> Math.max(0, (i + 1.0) / size - d));
        return size < 2
                ? 2 * (1 - d) // D of one value: the larger of u and 1 - u
                : KolmogorovSmirnovTest.withDefaults().test(sample, x -> x).getPValue();
    }

    private static double[] ranks(int[] counts) {
        double[] ranks = new double[PerColumn.sum(counts)];
        int at = 0;
        for (int level = 0; level < counts.length; level++) {
            for (int i = 0; i < counts[level]; i++) {
                ranks[at++] = level;
            }
        }
        return ranks;
    }
}
