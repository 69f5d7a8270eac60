package org.genloss.metric.table;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The squared gap of the two distribution functions, weighted so that the tails count. */
@Shelf(Metric.class)
public final class AndersonDarling implements Metric {
    private static final Card CARD = Card.of("anderson-darling", "Gap between the distributions, tails in full")
            .says(
                    "How far the shares of rows up to any value differ, with the tails given their full weight: about 1 between samples of one source, and more with more rows where they differ.")
            .formula(
                    "A2 = (N-1)/N sum over sides of 1/n_i sum over values of l/N (N M_i - n_i B)^2 / (B (N-B) - N l/4), l rows with the value, B and M_i rows below it and half of those at it, of both sides and of side i")
            .unit(Card.Unit.NONE)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("there is only one value, or a side has fewer than 5 values")
            .source("Scholz and Stephens 1987, Journal of the American Statistical Association 82:918, (7)")
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
        PerColumn.Answer answer = (counts, part) -> statistic(counts.reference(), counts.candidate());
        return PerColumn.numbers(sides, PerColumn.Question.of(answer, "there is only one value"));
    }

    /** A2 with mean ranks of counts at the same ascending levels; NaN where fewer than two levels occur or a side has none. */
    public static double statistic(int[] reference, int[] candidate) {
        double n = PerColumn.sum(reference);
        double m = PerColumn.sum(candidate);
        double all = n + m;
        double below = 0;
        double other = 0;
        double sum = 0;
        int levels = 0;
        for (int level = 0; level < reference.length; level++) {
            double l = reference[level] + candidate[level];
            if (l > 0) {
                levels++;
                double b = below + other + l / 2;
                // of both sides the gap is the same but for its sign: N M - n B = m M_r - n M_c
                double gap = m * (below + reference[level] / 2.0) - n * (other + candidate[level] / 2.0);
                sum += l / all * gap * gap / (b * (all - b) - all * l / 4);
            }
            below += reference[level];
            other += candidate[level];
        }
        return levels > 1 && n > 0 && m > 0 ? sum * (1 / n + 1 / m) * (all - 1) / all : Double.NaN;
    }

    /** (A2 - 1) / s, s its standard deviation between samples of one source; NaN below four values in all. */
    public static double standardized(int[] reference, int[] candidate) {
        double n = PerColumn.sum(reference);
        double m = PerColumn.sum(candidate);
        double all = n + m;
        double h = 1;
        double g = 0;
        double tail = 0;
        for (int i = (int) all - 1; i > 1; i--) {
            tail += 1.0 / i;
            g += tail / (all - i + 1);
        }
        h += tail;
        double inverse = 1 / n + 1 / m;
        double a = 4 * g - 6 + (10 - 6 * g) * inverse;
        double b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverse + 4 * h;
        double d = 4 * (2 * h + 6) - 8 * h;
        double variance = (((a * all + b) * all + c) * all + d) / ((all - 1) * (all - 2) * (all - 3));
        return all < 4 ? Double.NaN : (statistic(reference, candidate) - 1) / Math.sqrt(variance);
    }
}
