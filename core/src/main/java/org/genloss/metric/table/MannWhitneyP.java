package org.genloss.metric.table;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The chance of so unequal ranks between two samples of one source. */
@Shelf(Metric.class)
public final class MannWhitneyP implements Metric {
    private static final Card CARD = Card.of("mann-whitney-p", "Chance of the change in rank")
            .says(
                    "How often two samples of one source differ in rank at least this much, each column by itself. Blind to a change in spread alone.")
            .formula(
                    "2 P(Z >= (max(U, nm-U) - nm/2 - 1/2) / s), Z normal, s^2 = nm/12 (N+1 - sum (t^3-t)/(N(N-1))), N = n+m, t rows with the same value")
            .unit(Card.Unit.PROBABILITY)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Mann and Whitney 1947; Hollander and Wolfe 1999, 4.1 (ties)")
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
        PerColumn.Answer answer = (counts, part) -> p(counts.reference(), counts.candidate());
        return PerColumn.numbers(sides, PerColumn.Question.of(answer, "a side has no values"));
    }

    /** Two-sided, for counts at the same ascending levels, with the corrections for ties and continuity; 1 where all values tie. */
    public static double p(int[] reference, int[] candidate) {
        double n = PerColumn.sum(reference);
        double m = PerColumn.sum(candidate);
        double all = n + m;
        double ties = 0;
        for (int level = 0; level < reference.length; level++) {
            double t = reference[level] + candidate[level];
            ties += t * t * t - t;
        }
        double u = MannWhitney.u(reference, candidate);
        double above = Math.max(u, n * m - u) - n * m / 2 - 0.5;
        double deviation = Math.sqrt(n * m / 12 * (all + 1 - ties / (all * (all - 1))));
        return !(deviation > 0)
                ? 1
                : Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(above / deviation));
    }
}
