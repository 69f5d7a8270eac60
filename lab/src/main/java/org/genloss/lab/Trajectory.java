package org.genloss.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.catalog.Card;
import org.genloss.catalog.Carded;
import org.genloss.catalog.Catalog;
import org.genloss.catalog.Range;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;

/**
 * What the replicates of a study say together.
 *
 * @param points one for each arm, generation, measure and subject, in the order in which their rows first came
 */
public record Trajectory(List<Point> points) {
    /** What a number is about. */
    public record Key(String regime, int generation, String measure, String subject) {}

    /**
     * The replicates of one number. Statistics are over the replicates in which it is defined.
     *
     * @param mean undefined, with the first replicate's reason, where no replicate has a number
     * @param sd square root of the unbiased variance over replicates; 0 for fewer than two
     * @param n replicates with a number
     * @param undefined replicates without one
     * @param meanInterval 95 % interval of the mean, mean +- t(0.975, n-1) sd / sqrt(n), as far as the measure's range goes; empty for fewer
     *     than two replicates
     * @param spread the 5 % and the 95 % quantile of the replicates, linear between order statistics; empty where none has a number
     */
    public record Point(
            Key key,
            Value mean,
            double sd,
            int n,
            int undefined,
            Optional<Interval> meanInterval,
            Optional<Interval> spread) {}

    private static final double LEVEL = 0.975;
    private static final double TAIL = 0.05;

    public Trajectory {
        points = List.copyOf(points);
    }

    public static Trajectory of(List<Row> rows) {
        Map<Key, List<Value>> values = new LinkedHashMap<>();
        for (Row row : rows) {
            Key key = new Key(
                    row.regime(), row.generation(), row.measure(), row.value().subject());
            values.computeIfAbsent(key, k -> new ArrayList<>()).add(row.value());
        }
        List<Point> points = new ArrayList<>(values.size());
        values.forEach((key, all) -> points.add(point(key, all)));
        return new Trajectory(points);
    }

    public Optional<Point> at(Key key) {
        return points.stream().filter(point -> point.key().equals(key)).findFirst();
    }

    private static Point point(Key key, List<Value> values) {
        double[] numbers = values.stream()
                .filter(Value.Of.class::isInstance)
                .mapToDouble(value -> ((Value.Of) value).number())
                .sorted()
                .toArray();
        int n = numbers.length;
        if (n == 0) {
            return new Point(key, values.get(0), 0, 0, values.size(), Optional.empty(), Optional.empty());
        }
        double mean = Arrays.stream(numbers).sum() / n;
        double sd = n < 2
                ? 0
                : Math.sqrt(
                        Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum() / (n - 1));
        Interval spread = new Interval(quantile(numbers, TAIL), quantile(numbers, 1 - TAIL));
        return new Point(
                key,
                new Value.Of(key.subject(), mean),
                sd,
                n,
                values.size() - n,
                meanInterval(mean, sd, n).map(i -> i.within(range(key.measure()))),
                Optional.of(spread));
    }

    /** The values that a measure can take; every number where no shelf knows it. */
    private static Range range(String measure) {
        return Shelves.RANGES.getOrDefault(measure, Range.ANY);
    }

    /** The ranges of everything that a study can measure, read once. */
    private static final class Shelves {
        private static final Map<String, Range> RANGES = Stream.concat(
                        Catalog.of(Probe.class, "probe").all().stream(),
                        Catalog.of(Metric.class, "metric").all().stream())
                .map(Carded::card)
                .collect(Collectors.toUnmodifiableMap(Card::id, Card::range, (probe, metric) -> metric));
    }

    private static Optional<Interval> meanInterval(double mean, double sd, int n) {
        if (n < 2) {
            return Optional.empty();
        }
        double half = TDistribution.of(n - 1.0).inverseCumulativeProbability(LEVEL) * sd / Math.sqrt(n);
        return Optional.of(new Interval(mean - half, mean + half));
    }

    /** Hyndman and Fan 1996, definition 7. */
    private static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
