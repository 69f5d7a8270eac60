package org.genloss.verdict.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.metric.Interval;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Wording;

/**
 * Each subgroup of a partition: its size and, where a column of a table makes it, how widely numbers lie within it and how evenly values are
 * used. The {@value #MOST} commonest with at least {@value #LEAST} items on both sides together are asked, whichever side they are on.
 */
public final class SubgroupBattery implements Battery {
    /** Items of both sides below which a subgroup is not asked. */
    static final int LEAST = 100;

    private static final int MOST = 20;
    private static final double REST = 0.01;

    private final Pool pool;
    private final Partition by;
    private final List<SubgroupStatistics> asked;
    private final int[] levels;
    private final int[] place; // of each subgroup among those asked, -1 for others
    private final int[] sizes;
    private final List<Numbers> numbers = new ArrayList<>();
    private final List<Values> values = new ArrayList<>();
    private final List<Statistic> statistics = new ArrayList<>();

    public SubgroupBattery(Pool pool, Partition by) {
        this.pool = pool;
        this.by = by;
        this.asked = by.column().isPresent() ? List.of(SubgroupStatistics.values()) : List.of(SubgroupStatistics.SIZE);
        int[] counts = by.counts();
        this.levels = IntStream.range(0, by.names().size())
                .boxed()
                .filter(level -> counts[level] >= LEAST)
                .sorted(Comparator.comparing((Integer level) -> -counts[level]))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
        this.place = new int[counts.length];
        Arrays.fill(place, -1);
        IntStream.range(0, levels.length).forEach(s -> place[levels[s]] = s);
        this.sizes = IntStream.of(levels).map(level -> counts[level]).toArray();
        by.column().ifPresent(this::others);
        for (int level : levels) {
            asked.forEach(statistic -> statistics.add(statistic.about(by.subject(level))));
        }
    }

    private void others(Column column) {
        for (Column other : Columns.of(pool).all()) {
            if (other.index() == column.index()) {
                continue;
            }
            if (other.numeric()) {
                numbers.add(new Numbers(other));
            } else if (TableCategories.speaks(other)) {
                values.add(new Values(other));
            }
        }
    }

    /** Subgroups that are not asked, for they are too small. */
    public int leftOut() {
        return by.names().size() - levels.length;
    }

    /** A column of numbers: how many, their sum and their squares, by subgroup. */
    private final class Numbers {
        final double[] scores;
        final boolean[] there;
        final double[] pooled;

        Numbers(Column column) {
            this.scores = TableScores.of(column).scores(column.codes());
            this.there = new boolean[column.codes().length];
            for (int i = 0; i < there.length; i++) {
                there[i] = column.codes()[i] < column.levels();
            }
            this.pooled = moments(IntStream.range(0, there.length).toArray());
        }

        double[] moments(int[] items) {
            double[] moments = new double[3 * levels.length];
            for (int item : items) {
                int s = place[by.codes()[item]];
                if (s >= 0 && there[item]) {
                    double x = scores[item];
                    moments[3 * s]++;
                    moments[3 * s + 1] += x;
                    moments[3 * s + 2] += x * x;
                }
            }
            return moments;
        }

        /** 0.5 ln of the ratio of variances; NaN where a side has fewer than 2 numbers. */
        double spread(double[] mine, int s) {
            double a = variance(mine[3 * s], mine[3 * s + 1], mine[3 * s + 2]);
            double b = variance(
                    pooled[3 * s] - mine[3 * s],
                    pooled[3 * s + 1] - mine[3 * s + 1],
                    pooled[3 * s + 2] - mine[3 * s + 2]);
            return 0.5 * Math.log((a + REST) / (b + REST));
        }

        private static double variance(double n, double sum, double squares) {
            return n < 2 ? Double.NaN : Math.max(0, squares / n - sum / n * sum / n);
        }
    }

    /** A column of categories, the missing ones a value of their own, counted by subgroup. */
    private final class Values {
        final int[] codes;
        final int width;
        final int[] pooled;

        Values(Column column) {
            this.codes = column.codes();
            this.width = column.levels() + 1;
            this.pooled = counts(IntStream.range(0, codes.length).toArray());
        }

        int[] counts(int[] items) {
            int[] counts = new int[width * levels.length];
            for (int item : items) {
                int s = place[by.codes()[item]];
                if (s >= 0) {
                    counts[s * width + codes[item]]++;
                }
            }
            return counts;
        }

        /** H_G - H_R; NaN where a side has fewer than 2 rows. */
        double entropy(int[] mine, int s) {
            int[] here = Arrays.copyOfRange(mine, s * width, (s + 1) * width);
            int[] all = Arrays.copyOfRange(pooled, s * width, (s + 1) * width);
            return corrected(here) - corrected(TableMath.rest(here, all));
        }

        private static double corrected(int[] counts) {
            int n = TableMath.sum(counts);
            double used = Arrays.stream(counts).filter(c -> c > 0).count();
            return n < 2 ? Double.NaN : TableMath.entropy(counts) + (used - 1) / (2 * n);
        }
    }

    @Override
    public List<Statistic> statistics() {
        return List.copyOf(statistics);
    }

    @Override
    public void evaluate(boolean[] candidate, double[] out) {
        TableSplit split = new TableSplit(pool, candidate);
        int[] counts = split.counts(by.codes(), place.length);
        double[] spread = new double[levels.length];
        for (Numbers column : numbers) {
            double[] mine = column.moments(split.items);
            for (int s = 0; s < spread.length; s++) {
                spread[s] += column.spread(mine, s) / numbers.size();
            }
        }
        double[] entropy = new double[levels.length];
        for (Values column : values) {
            int[] mine = column.counts(split.items);
            for (int s = 0; s < entropy.length; s++) {
                entropy[s] += column.entropy(mine, s) / values.size();
            }
        }
        for (int s = 0; s < levels.length; s++) {
            for (int a = 0; a < asked.size(); a++) {
                out[asked.size() * s + a] = switch (asked.get(a)) {
                    case SIZE -> TableMath.root(counts[levels[s]], sizes[s], split);
                    case SPREAD -> numbers.isEmpty() ? Double.NaN : spread[s];
                    case ENTROPY -> values.isEmpty() ? Double.NaN : entropy[s];
                };
            }
        }
    }

    private int subgroup(int statistic) {
        return statistic / asked.size();
    }

    private SubgroupStatistics question(int statistic) {
        return asked.get(statistic % asked.size());
    }

    private boolean isSize(int statistic) {
        return question(statistic) == SubgroupStatistics.SIZE;
    }

    private int here(int statistic, TableSplit split) {
        return split.counts(by.codes(), place.length)[levels[subgroup(statistic)]];
    }

    @Override
    public double[] effect(boolean[] candidate, double[] observed, double[] permutedMean) {
        TableSplit split = new TableSplit(pool, candidate);
        double[] effect = new double[observed.length];
        for (int j = 0; j < effect.length; j++) {
            effect[j] = isSize(j) ? TableMath.kept(here(j, split), sizes[subgroup(j)], split) : Math.exp(observed[j]);
        }
        return effect;
    }

    @Override
    public Effect effectOf(int statistic, boolean[] candidate, double permutedMean) {
        TableSplit split = new TableSplit(pool, candidate);
        int size = sizes[subgroup(statistic)];
        return Effect.kept(isSize(statistic) ? root -> TableMath.kept(root, size, split) : Math::exp);
    }

    @Override
    public double bodyMoved(boolean[] candidate, double[] observed, double[] permutedMean) {
        return 0;
    }

    @Override
    public boolean lossHolds(
            int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation) {
        return true;
    }

    @Override
    public boolean shiftHolds(int statistic, double effect) {
        return false;
    }

    @Override
    public Told tell(int statistic, boolean[] candidate, double effect, Interval floor) {
        TableSplit split = new TableSplit(pool, candidate);
        String name = by.quoted(levels[subgroup(statistic)]);
        int c = here(statistic, split);
        if (isSize(statistic)) {
            int r = sizes[subgroup(statistic)] - c;
            return new Told(
                    "The subgroup " + name + " has shrunk to " + Wording.percent(effect) + " of its share: "
                            + Wording.count(r)
                            + " of " + Wording.count(split.others()) + " reference " + items() + ", "
                            + Wording.countOrNone(c)
                            + " of "
                            + Wording.count(split.items.length) + " generated.",
                    List.of());
        }
        String what = question(statistic) == SubgroupStatistics.SPREAD
                ? " the columns of numbers spread " + Wording.percent(1 - effect) + " less than in the reference."
                : " the values of the other columns vary " + Wording.percent(1 - effect)
                        + " less than in the reference.";
        return new Told("Within the subgroup " + name + what, List.of());
    }

    private String items() {
        return by.column().isPresent() ? "rows" : "texts";
    }

    @Override
    public double seen(int statistic, double need) {
        return isSize(statistic) ? TableMath.seenInTail(need, sizes[subgroup(statistic)]) : Math.exp(-need);
    }
}
