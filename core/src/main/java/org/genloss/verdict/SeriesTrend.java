package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Seed;
import org.genloss.metric.Value;

/**
 * How one reading moves along the generations of a check, in the order given. The chance takes the generations as independent of each other but for
 * the items that they keep of one another ({@link Carried}): in a loop, where each is made from the one before, a wandering without direction is
 * taken for a trend more often.
 *
 * @param card what was measured
 * @param subject of what
 * @param generations how many have a value
 * @param trend by Mann and Kendall, Theil and Sen
 * @param p two-sided: exact where no two values are equal, by the normal approximation otherwise; where generations keep items, no less than what
 *     these allow
 * @param adjusted p for the number of readings, by Benjamini and Hochberg
 * @param unshared what {@code adjusted} would be if the generations kept no items of one another
 */
public record SeriesTrend(
        Card card, String subject, int generations, Trend trend, double p, double adjusted, double unshared) {
    /** Fewer generations cannot show a trend at 5 %, whatever they do. */
    public static final int LEAST = 5;

    /** Up to this adjusted p a trend is told. */
    public static final double TOLD = 0.05;

    /** Whether it is told from none. */
    public boolean told() {
        return adjusted <= TOLD;
    }

    /** Whether it would be told if the generations kept no items of one another, and is not since they do: it may be a trend or none. */
    public boolean undecided() {
        return !told() && unshared <= TOLD;
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
    static List<SeriesTrend> of(List<CheckResult.Generation> generations, Carried carried, Seed seed) {
        List<SeriesTrend> trends = new ArrayList<>();
        for (Reading reading : generations.get(0).readings()) {
            double[] values = values(generations, reading);
            int[] known = IntStream.range(0, values.length)
                    .filter(g -> Double.isFinite(values[g]))
                    .toArray();
            if (known.length >= LEAST) {
                Trend trend = Trend.of(values);
                double alone = Trend.exact(
                                Arrays.stream(known).mapToDouble(g -> values[g]).toArray())
                        .orElse(trend.p());
                double p = carried.none() ? alone : Math.max(alone, carried.chance(known, trend.s(), seed));
                trends.add(new SeriesTrend(reading.card(), reading.subject(), known.length, trend, p, p, alone));
            }
        }
        double[] adjusted = adjusted(trends, SeriesTrend::p);
        double[] unshared = adjusted(trends, SeriesTrend::unshared);
        return IntStream.range(0, trends.size())
                .mapToObj(i -> trends.get(i).with(adjusted[i], unshared[i]))
                .sorted(Comparator.comparingDouble(SeriesTrend::p).thenComparingDouble(SeriesTrend::unshared))
                .toList();
    }

    private static double[] adjusted(List<SeriesTrend> trends, ToDoubleFunction<SeriesTrend> chance) {
        return Adjustment.BENJAMINI_HOCHBERG.adjust(
                trends.stream().mapToDouble(chance).toArray());
    }

    private SeriesTrend with(double newAdjusted, double newUnshared) {
        return new SeriesTrend(card, subject, generations, trend, p, newAdjusted, newUnshared);
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
