package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.catalog.Card;
import org.genloss.data.Seed;
import org.genloss.data.Workers;
import org.genloss.metric.Interval;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.Splits;
import org.genloss.profile.View;

/**
 * Reads metrics off a pool: each value with a 95 % interval (delete-one over 16 folds of groups, both sides at once, Student's t; the metric's own
 * where it has one), the
 * floor (2.5 % to 97.5 % of the metric over relabellings of the pool at the same sizes) and the p value (k+1)/(B+1). In a pool with a holdout,
 * relabellings exchange reference and holdout, and the candidate stays.
 */
public final class Compare {
    private static final int FOLDS = 16;
    /** Relabellings that are counted together at most, and how many share a word of what is counted. */
    private static final int TOGETHER = 40;

    private static final int SHARING = 8;

    private static final int LEAST_RELABELLINGS = 19;
    static final int LIGHT_RELABELLINGS = 99;
    private static final int HEAVY_RELABELLINGS = 39;

    /** Items times relabellings that the floors of all light readings may cost. */
    private static final double WORK = 2.2e6;

    private final Pool pool;
    private final List<Metric> metrics;
    private final Relabelling relabelling;

    private Compare(Pool pool, List<Metric> metrics) {
        this.pool = pool;
        this.metrics = metrics;
        this.relabelling = new Relabelling(pool);
    }

    /**
     * All readings of metrics of one effort, with as many {@link #relabellings} as their floors may cost, in their order.
     *
     * @param metrics those of another effort are left out
     */
    static List<Reading> run(Pool pool, List<Metric> metrics, Card.Effort effort, Seed seed, Workers workers) {
        List<Metric> chosen =
                metrics.stream().filter(m -> m.card().effort() == effort).toList();
        return run(pool, chosen, relabellings(pool, effort), seed, workers);
    }

    /** Relabellings of a pool: 99, or 39 of metrics that cost more than a pass, fewer where many items make each one dear. */
    static int relabellings(Pool pool, Card.Effort effort) {
        int most = effort == Card.Effort.LIGHT ? LIGHT_RELABELLINGS : HEAVY_RELABELLINGS;
        return (int)
                Math.max(LEAST_RELABELLINGS, Math.min(most, WORK / pool.items().size()));
    }

    /**
     * All readings of the metrics, in their order; a metric that does not fit the pool's schema has none.
     *
     * @param relabellings B; 0 leaves floor and p empty
     * @param seed the relabellings derive from its child "floor"
     */
    public static List<Reading> run(Pool pool, List<Metric> metrics, int relabellings, Seed seed, Workers workers) {
        List<Metric> fitting =
                metrics.stream().filter(m -> m.fits(pool.schema())).toList();
        return each(pool, fitting, relabellings, seed, workers).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The readings of each metric. @param metrics they fit the pool's schema */
    static List<List<Reading>> each(Pool pool, List<Metric> metrics, int relabellings, Seed seed, Workers workers) {
        return metrics.isEmpty()
                ? List.of()
                : new Compare(pool, metrics).read(relabellings, seed.child("floor"), workers);
    }

    /** One row of numbers: every metric, every subject; NaN where undefined. */
    private double[] row(Sides sides) {
        return metrics.stream()
                .flatMap(m -> m.compare(sides).stream())
                .mapToDouble(Compare::number)
                .toArray();
    }

    private static double number(Value value) {
        return value instanceof Value.Of of ? of.number() : Double.NaN;
    }

    private List<List<Reading>> read(int relabellings, Seed seed, Workers workers) {
        Sides sides = Sides.of(pool);
        List<List<Value>> values =
                workers.map(metrics.size(), m -> metrics.get(m).compare(sides));
        int width = values.stream().mapToInt(List::size).sum();
        int[] folds = folds(sides);
        int together = together(relabellings);
        int blocks = (relabellings + together - 1) / together;
        List<double[][]> rows = workers.map(
                blocks + folds.length,
                i -> i < blocks
                        ? relabelled(width, seed, i * together, Math.min(relabellings, (i + 1) * together))
                        : new double[][] {checked(width, without(sides, folds[i - blocks]))});
        double[][] relabelled =
                rows.subList(0, blocks).stream().flatMap(Arrays::stream).toArray(double[][]::new);
        double[][] replicates = rows.subList(blocks, rows.size()).stream()
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
        List<List<Reading>> all = new ArrayList<>();
        int at = 0;
        for (int m = 0; m < metrics.size(); m++) {
            List<Reading> readings = new ArrayList<>();
            Card card = metrics.get(m).card();
            Map<String, Interval> own = single() ? metrics.get(m).intervals(sides) : Map.of();
            int reads = metrics.get(m).reads(sides);
            for (Value value : values.get(m)) {
                Jackknife.Estimate estimate = Optional.ofNullable(own.get(value.subject()))
                        .map(Jackknife.Estimate::known)
                        .orElse(null);
                if (estimate == null) {
                    estimate = estimate(card, value, column(replicates, at));
                }
                readings.add(reading(card, value, estimate, new Shuffled(reads, column(relabelled, at))));
                at++;
            }
            all.add(readings);
        }
        return all;
    }

    /** At least two parts of about one size: a thread that is left alone with the largest would keep the others waiting. */
    private static int together(int relabellings) {
        int blocks = Math.max(2, (relabellings + TOGETHER - 1) / TOGETHER);
        int each = (relabellings + blocks - 1) / blocks;
        return Math.max(SHARING, (each + SHARING - 1) / SHARING * SHARING);
    }

    private double[][] relabelled(int width, Seed seed, int from, int to) {
        if (pool.holdout().isPresent()) {
            return IntStream.range(from, to)
                    .mapToObj(i -> checked(width, Exchange.sides(pool, seed.child(i))))
                    .toArray(double[][]::new);
        }
        Splits splits = relabelling.splits(seed, from, to);
        return IntStream.range(0, to - from)
                .mapToObj(i -> checked(width, splits.sides(i)))
                .toArray(double[][]::new);
    }

    private double[] checked(int width, Sides sides) {
        double[] row = row(sides);
        if (row.length != width) {
            throw new IllegalStateException(
                    "a metric gave " + row.length + " numbers in all for one view and " + width + " for another");
        }
        return row;
    }

    private Sides without(Sides sides, int fold) {
        return new Sides(
                sides.reference().without(fold, FOLDS),
                sides.candidate().without(fold, FOLDS),
                sides.holdout().map(held -> held.without(fold, FOLDS)));
    }

    /** The folds that hold a group of either side. Fewer than 10 give no interval. */
    private static int[] folds(Sides sides) {
        int[] used = IntStream.range(0, FOLDS)
                .filter(f -> smaller(sides.reference(), f) || smaller(sides.candidate(), f))
                .toArray();
        return used.length < Jackknife.LEAST_FOLDS ? new int[0] : used;
    }

    private static boolean smaller(View view, int fold) {
        return view.without(fold, FOLDS).groups().length < view.groups().length;
    }

    private static double[] column(double[][] rows, int at) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][at];
        }
        return column;
    }

    /** Whether every group is a single item. */
    private boolean single() {
        return pool.groups() == pool.items().size();
    }

    private static Jackknife.Estimate estimate(Card card, Value value, double[] replicates) {
        return value instanceof Value.Of of
                ? Jackknife.estimate(card, of.number(), replicates)
                : Jackknife.Estimate.none("there is no value");
    }

    /**
     * What goes with a value.
     *
     * @param items of the candidate that it rests on
     * @param relabelled the same number under relabelling
     */
    private record Shuffled(int items, double[] relabelled) {}

    private Reading reading(Card card, Value value, Jackknife.Estimate estimate, Shuffled shuffled) {
        int items = shuffled.items;
        double[] relabelled = shuffled.relabelled;
        double[] sorted = Quantiles.sorted(relabelled);
        if (!(value instanceof Value.Of of)) {
            return Reading.bare(card, value, items, false);
        }
        Optional<Interval> interval = estimate.interval();
        if (sorted.length < LEAST_RELABELLINGS || sorted.length < relabelled.length / 2) {
            String missing = Stream.of(estimate.missing(), noFloor(sorted.length, relabelled.length))
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining("; "));
            return new Reading(card, value, interval, Optional.empty(), Optional.empty(), items, 0, false, missing);
        }
        Optional<Interval> floor = Optional.of(new Interval(Quantiles.of(sorted, 0.025), Quantiles.of(sorted, 0.975)));
        Optional<Double> p = Optional.of(p(card.harm(), of.number(), sorted));
        return new Reading(card, value, interval, floor, p, items, sorted.length, false, estimate.missing());
    }

    private static String noFloor(int defined, int relabellings) {
        return "no floor: "
                + (relabellings < LEAST_RELABELLINGS
                        ? "the sides were not relabelled"
                        : "it is undefined in " + (relabellings - defined) + " of " + relabellings + " relabellings");
    }

    /** (k+1)/(B+1): one-sided towards harm, or by distance from the median where both directions count. */
    static double p(Card.Harm harm, double observed, double[] sorted) {
        double[] rows = new double[sorted.length + 1];
        System.arraycopy(sorted, 0, rows, 1, sorted.length);
        rows[0] = observed;
        double median = Quantiles.of(Quantiles.sorted(rows), 0.5);
        double slack = 1e-12 * Math.max(Math.abs(observed), Math.abs(median));
        int exceeding = 0;
        for (double x : sorted) {
            boolean out = switch (harm) {
                case LESS -> x <= observed + slack;
                case MORE -> x >= observed - slack;
                case AWAY_FROM_ONE, EITHER -> Math.abs(x - median) >= Math.abs(observed - median) - slack;
            };
            exceeding += out ? 1 : 0;
        }
        return (exceeding + 1.0) / (sorted.length + 1.0);
    }
}
