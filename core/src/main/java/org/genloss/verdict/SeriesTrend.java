package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.metric.Value;

/**
 * How one reading moves along the generations of a check, in the order given. The chance takes the generations as independent of each other: in a
 * loop, where each is made from the one before, a wandering without direction is taken for a trend more often.
 *
 * @param card what was measured
 * @param subject of what
 * @param generations how many have a value
 * @param trend by Mann and Kendall, Theil and Sen
 * @param p two-sided: exact where no two values are equal, by the normal approximation otherwise
 * @param adjusted p for the number of readings, by Benjamini and Hochberg
 */
public record SeriesTrend(Card card, String subject, int generations, Trend trend, double p, double adjusted) {
    /** Fewer generations cannot show a trend at 5 %, whatever they do. */
    public static final int LEAST = 5;

    /** Up to this adjusted p a trend is told. */
    public static final double TOLD = 0.05;

    /** Whether it is told from none. */
    public boolean told() {
        return adjusted <= TOLD;
    }

    /** Whether it moves in the direction in which something is lost. */
    public boolean harmful() {
        return switch (card.harm()) {
            case LESS -> trend.slope() < 0;
            case MORE -> trend.slope() > 0;
            case AWAY_FROM_ONE, EITHER -> false;
        };
    }

    /** The trends of all readings that at least {@value #LEAST} generations have a value of; the surest first. */
    static List<SeriesTrend> of(List<CheckResult.Generation> generations) {
        List<SeriesTrend> trends = new ArrayList<>();
        List<Reading> first = generations.get(0).readings();
        for (int r = 0; r < first.size(); r++) {
            double[] values = values(generations, first.get(r));
            long known = Arrays.stream(values).filter(Double::isFinite).count();
            if (known >= LEAST) {
                Trend trend = Trend.of(values);
                double p = Trend.exact(
                                Arrays.stream(values).filter(Double::isFinite).toArray())
                        .orElse(trend.p());
                trends.add(new SeriesTrend(first.get(r).card(), first.get(r).subject(), (int) known, trend, p, p));
            }
        }
        double[] adjusted = Adjustment.BENJAMINI_HOCHBERG.adjust(
                trends.stream().mapToDouble(SeriesTrend::p).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            SeriesTrend own = trends.get(i);
            trends.set(i, new SeriesTrend(own.card, own.subject, own.generations, own.trend, own.p, adjusted[i]));
        }
        trends.sort(Comparator.comparingDouble(SeriesTrend::p));
        return List.copyOf(trends);
    }

    private static double[] values(List<CheckResult.Generation> generations, Reading asked) {
        return generations.stream()
                .mapToDouble(generation -> generation.readings().stream()
                        .filter(reading -> same(reading, asked))
                        .map(Reading::value)
                        .filter(Value.Of.class::isInstance)
                        .mapToDouble(value -> ((Value.Of) value).number())
                        .findFirst()
                        .orElse(Double.NaN))
                .toArray();
    }

    private static boolean same(Reading a, Reading b) {
        return a.card().id().equals(b.card().id()) && a.subject().equals(b.subject()) && a.tested() == b.tested();
    }
}
