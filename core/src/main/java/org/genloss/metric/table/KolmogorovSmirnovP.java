package org.genloss.metric.table;

import java.util.List;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The chance of so large a gap between two samples of one continuous source. */
@Shelf(Metric.class)
public final class KolmogorovSmirnovP implements Metric {
    private static final int EXACT_UP_TO = 500;

    private static final Card CARD = Card.of("ks-p", "Chance of the largest gap")
            .says(
                    "How often two samples of one source lie at least this far apart, each column by itself. Too large where values tie;"
                            + " small for trifles where rows are many.")
            .formula("P(D' >= D), both directions; exact up to " + EXACT_UP_TO
                    + " values a side, above that with D' at round(nm/(n+m)) values")
            .unit(Card.Unit.PROBABILITY)
            .harm(Card.Harm.EITHER)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Hodges 1958; Simard and L'Ecuyer 2011")
            .heavy();

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

    private static double p(PerColumn.Counts counts) {
        boolean few = Math.max(PerColumn.sum(counts.reference()), PerColumn.sum(counts.candidate())) <= EXACT_UP_TO;
        return few ? exact(counts.reference(), counts.candidate()) : asymptotic(counts.reference(), counts.candidate());
    }

    /** Of all ways to divide the pooled values between the sides, the share with at least this D. */
    public static double exact(int[] reference, int[] candidate) {
        return p(reference, candidate, PValueMethod.EXACT);
    }

    /** The one-sample distribution of D at the effective number of values. */
    public static double asymptotic(int[] reference, int[] candidate) {
        return p(reference, candidate, PValueMethod.ASYMPTOTIC);
    }

    private static double p(int[] reference, int[] candidate, PValueMethod method) {
        return KolmogorovSmirnovTest.withDefaults()
                .with(method)
                .test(ranks(reference), ranks(candidate))
                .getPValue();
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
