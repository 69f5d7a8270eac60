package org.genloss.verdict.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.metric.table.Column;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Counts;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Wording;

/**
 * The statistics of one column of categories: rarest values, entropy, shares. Empty cells have a share like any category, but are no value: that they
 * are filled is no loss, as {@link TableNamed} has it, and that they come is nothing new.
 */
final class TableCategories implements TablePart {
    private static final int FEWEST = 6;
    private static final double MOST = 0.05;
    private static final double LEAST_TV = 0.03;
    private static final int EXAMPLES = 12;

    private final Column column;
    private final int[] pooled;
    private final int[] rare;
    private final List<Statistic> statistics = new ArrayList<>();

    TableCategories(Column column) {
        this.column = column;
        this.pooled = new int[column.levels() + 1];
        for (int code : column.codes()) {
            pooled[code]++;
        }
        double most = MOST * column.codes().length;
        this.rare = IntStream.range(0, column.levels())
                .filter(v -> pooled[v] >= FEWEST && pooled[v] <= most)
                .toArray();
        if (rare.length > 0) {
            statistics.add(TableStatistics.RAREST.about(column.name()));
        }
        statistics.add(TableStatistics.ENTROPY.about(column.name()));
        statistics.add(TableStatistics.COLUMN_TV.about(column.name()));
    }

    /** Whether there is anything to count: at least two values, and not a name of its own for over half of the rows. */
    static boolean speaks(Column column) {
        boolean missing = Arrays.stream(column.codes()).anyMatch(code -> code == column.levels());
        return column.levels() + (missing ? 1 : 0) > 1 && column.levels() <= column.codes().length / 2;
    }

    @Override
    public List<Statistic> statistics() {
        return statistics;
    }

    private int[] counts(TableSplit split) {
        return split.counts(column.codes(), pooled.length);
    }

    @Override
    public void evaluate(TableSplit split, double[] out, int at) {
        int[] counts = counts(split);
        int next = at;
        if (rare.length > 0) {
            int worst = worst(counts, split);
            out[next++] = TableMath.root(counts[worst], pooled[worst], split);
        }
        out[next++] = TableMath.entropy(values(counts)) - TableMath.entropy(values(TableMath.rest(counts, pooled)));
        out[next] = TableMath.totalVariation(counts, pooled);
    }

    /** Without the empty cells. */
    private int[] values(int[] counts) {
        return Arrays.copyOf(counts, column.levels());
    }

    private int worst(int[] counts, TableSplit split) {
        int worst = rare[0];
        double least = Double.POSITIVE_INFINITY;
        for (int value : rare) {
            double root = TableMath.root(counts[value], pooled[value], split);
            if (root < least) {
                least = root;
                worst = value;
            }
        }
        return worst;
    }

    private Kind kind(int which) {
        int back = statistics.size() - which;
        return back == 1 ? Kind.TV : back == 2 ? Kind.ENTROPY : Kind.RAREST;
    }

    private enum Kind {
        RAREST,
        ENTROPY,
        TV
    }

    @Override
    public double effect(int which, TableSplit split, double observed, double permutedMean) {
        return switch (kind(which)) {
            case RAREST -> {
                int[] counts = counts(split);
                int worst = worst(counts, split);
                yield TableMath.kept(counts[worst], pooled[worst], split);
            }
            case ENTROPY -> Math.exp(observed);
            case TV -> observed - permutedMean;
        };
    }

    @Override
    public Battery.Effect effectOf(int which, TableSplit split, double permutedMean) {
        return Battery.Effect.kept(
                switch (kind(which)) {
                    case RAREST -> {
                        int rows = pooled[worst(counts(split), split)];
                        yield value -> TableMath.kept(value, rows, split);
                    }
                    case ENTROPY -> Math::exp;
                    case TV -> value -> value - permutedMean;
                });
    }

    /** A column whose values were exchanged for others has moved, not lost. */
    @Override
    public boolean lossHolds(int which, TableSplit split, double effect) {
        return kind(which) != Kind.RAREST || lost(split);
    }

    /**
     * Whether the reference's share of values that nearly vanished (a share under a quarter of the reference's) exceeds twice the candidate's
     * share of values that are nearly new; true where none is new. Values with under 6 rows are left out.
     */
    boolean lost(TableSplit split) {
        int[] counts = counts(split);
        double vanished = 0;
        double fresh = 0;
        for (int v = 0; v < column.levels(); v++) {
            double share = (double) counts[v] / split.items.length;
            double other = (double) (pooled[v] - counts[v]) / split.others();
            if (pooled[v] >= FEWEST) {
                vanished += share < other / 4 ? other : 0;
                fresh += other < share / 4 ? share : 0;
            }
        }
        return fresh == 0 || vanished > 2 * fresh;
    }

    @Override
    public boolean shiftHolds(int which, double effect) {
        return effect >= LEAST_TV;
    }

    @Override
    public Battery.Told tell(int which, TableSplit split, double effect) {
        int[] counts = counts(split);
        String name = TableWords.quoted(column.name());
        switch (kind(which)) {
            case RAREST:
                return rarest(counts, split);
            case ENTROPY:
                String way = effect < 1 ? "fewer" : "more";
                String by = Wording.percent(Math.abs(1 - effect));
                return thinned(
                        name + " uses " + by + " " + way + " effective values than in the reference.", counts, split);
            default:
                return new Battery.Told(
                        name + " has changed: " + Wording.percent(effect) + " of its rows moved.",
                        moved(counts, split));
        }
    }

    private Battery.Told rarest(int[] counts, TableSplit split) {
        int worst = worst(counts, split);
        int other = pooled[worst] - counts[worst];
        String occurs = other + " of " + Wording.count(split.others()) + " reference rows and in ";
        String now = (counts[worst] == 0 ? "none" : String.valueOf(counts[worst])) + " of "
                + Wording.count(split.items.length) + " generated.";
        String value = "The value " + TableWords.quoted(column.text(worst)) + " of " + TableWords.quoted(column.name());
        return thinned(value + " occurs in " + occurs + now, counts, split);
    }

    /** With the values that lost most of their share, most common in the reference first. */
    private Battery.Told thinned(String sentence, int[] counts, TableSplit split) {
        List<Integer> values = IntStream.range(0, column.levels())
                .filter(v -> pooled[v] >= 2
                        && (double) counts[v] / split.items.length < (pooled[v] - counts[v]) / (2.0 * split.others()))
                .boxed()
                .sorted(Comparator.comparingInt((Integer v) -> counts[v] - pooled[v])
                        .thenComparing(v -> v))
                .limit(EXAMPLES)
                .toList();
        return new Battery.Told(
                sentence,
                values.stream().map(column::text).toList(),
                values.stream()
                        .map(v -> new Counts(pooled[v] - counts[v], counts[v]))
                        .toList());
    }

    private List<String> moved(int[] counts, TableSplit split) {
        double n = split.items.length;
        double m = split.others();
        return IntStream.range(0, pooled.length)
                .filter(v -> pooled[v] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer v) -> -Math.abs(counts[v] / n - (pooled[v] - counts[v]) / m))
                        .thenComparing(v -> v))
                .limit(3)
                .map(v -> column.text(v) + " " + Wording.percent((pooled[v] - counts[v]) / m) + " -> "
                        + Wording.percent(counts[v] / n))
                .toList();
    }

    @Override
    public double seen(int which, double need) {
        return switch (kind(which)) {
            case RAREST ->
                TableMath.seenInTail(
                        need, IntStream.of(rare).map(v -> pooled[v]).max().orElse(0));
            case ENTROPY -> Math.exp(-need);
            case TV -> Double.NaN;
        };
    }
}
