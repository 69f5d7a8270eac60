package org.genloss.metric.table;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** The chance of so large a squared gap between two samples of one continuous source. */
@Shelf(Metric.class)
public final class CramerVonMisesP implements Metric {
    /** Below it the chance is 1 in double precision. */
    private static final double LEAST = 0.003;

    private static final double LEAST_TERM = 1e-18;

    private static final Card CARD = Card.of("cramer-von-mises-p", "Chance of the squared gap")
            .says(
                    "How often two samples of one source differ at least this much over all values, each column by itself."
                            + " Too large where values tie; small for trifles where rows are many.")
            .formula(
                    "P(W > 1/6 + (T - E T) / sqrt(45 Var T)), W the limit of the one-sample statistic, T of cramer-von-mises; right to about 1e-14")
            .unit(Card.Unit.PROBABILITY)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen("a side has fewer than 5 values")
            .source("Anderson 1962, Annals of Mathematical Statistics 33:1148; Csorgo and Faraway 1996 (limit)")
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
        PerColumn.Answer answer = (counts, part) -> p(counts.reference(), counts.candidate(), LEAST_TERM);
        return PerColumn.numbers(sides, PerColumn.Question.of(answer, "a side has no values"));
    }

    /**
     * The chance for counts at the same ascending levels.
     *
     * @param leastTerm the series of the limit ends at the first term below it
     */
    static double p(int[] reference, int[] candidate, double leastTerm) {
        double n = PerColumn.sum(reference);
        double m = PerColumn.sum(candidate);
        double all = n + m;
        double k = n * m;
        double mean = (1 + 1 / all) / 6;
        double variance = (all + 1) * (4 * k * all - 3 * (n * n + m * m) - 2 * k) / (45 * all * all * 4 * k);
        double scaled = 1.0 / 6 + (CramerVonMises.statistic(reference, candidate) - mean) / Math.sqrt(45 * variance);
        return scaled < LEAST ? 1 : Math.max(0, 1 - limit(scaled, leastTerm));
    }

    /** P(W <= x), Csorgo and Faraway 1996, (1.3). */
    private static double limit(double x, double leastTerm) {
        double sum = 0;
        double term = Double.POSITIVE_INFINITY;
        for (int k = 0; term >= leastTerm; k++) {
            double y = 4 * k + 1;
            double q = y * y / (16 * x);
            double front =
                    Math.exp(LogGamma.value(k + 0.5) - LogGamma.value(k + 1)) / (Math.pow(Math.PI, 1.5) * Math.sqrt(x));
            term = front * Math.sqrt(y) * Math.exp(-2 * q) * scaledBessel(q);
            sum += term;
        }
        return sum;
    }

    /**
     * e^q K(q), K the modified Bessel function of the second kind of order 1/4: the integral of exp(-q (cosh t - 1)) cosh(t/4) over t from 0,
     * by the trapezoidal rule, whose error falls exponentially here.
     */
    private static double scaledBessel(double q) {
        double end = Math.log1p(80 / q + Math.sqrt(80 / q * (80 / q + 2)));
        int steps = 200;
        double width = end / steps;
        double sum = 0.5;
        for (int i = 1; i <= steps; i++) {
            double t = i * width;
            double half = Math.sinh(t / 2);
            sum += Math.exp(-2 * q * half * half) * Math.cosh(t / 4);
        }
        return sum * width;
    }
}
