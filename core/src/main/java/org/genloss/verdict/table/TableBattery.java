package org.genloss.verdict.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.genloss.metric.Interval;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Battery;
import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.vector.VectorBattery;
import org.genloss.verdict.vector.VectorStatistic;

/**
 * The statistics of tables: tails, spread and shares of every column of numbers (over 12 distinct values), rarest values, entropy and shares
 * of every other column, what pairs of columns hold together, and what whole rows say as points among their neighbours. Ranks, eighths, cells
 * and neighbour lists are worked out once on the pool.
 */
public final class TableBattery implements Battery {
    private final Pool pool;
    private final List<TablePart> parts = new ArrayList<>();
    private final List<Statistic> statistics = new ArrayList<>();
    private final List<Integer> firsts = new ArrayList<>();
    private final int neighboursAt;
    private final VectorBattery neighbours;
    private final TableGaps gaps;

    public TableBattery(Pool pool) {
        this.pool = pool;
        for (Column column : Columns.of(pool).all()) {
            if (column.numeric()) {
                add(new TableNumbers(column));
            } else if (TableCategories.speaks(column)) {
                add(new TableCategories(column));
            }
        }
        add(new TablePairs(pool));
        neighboursAt = statistics.size();
        gaps = new TableGaps(pool);
        neighbours = TablePoints.of(pool)
                .map(points -> new VectorBattery(pool, points))
                .orElse(null);
        if (neighbours != null) {
            statistics.addAll(neighbours.statistics());
        }
    }

    private boolean ofNeighbours(int statistic) {
        return statistic >= neighboursAt;
    }

    private double[] neighbourPart(double[] all) {
        return Arrays.copyOfRange(all, neighboursAt, all.length);
    }

    private void add(TablePart part) {
        parts.add(part);
        firsts.add(statistics.size());
        statistics.addAll(part.statistics());
    }

    @Override
    public List<Statistic> statistics() {
        return List.copyOf(statistics);
    }

    @Override
    public void evaluate(boolean[] candidate, double[] out) {
        TableSplit split = new TableSplit(pool, candidate);
        for (int p = 0; p < parts.size(); p++) {
            parts.get(p).evaluate(split, out, firsts.get(p));
        }
        if (neighbours != null) {
            double[] numbers = new double[statistics.size() - neighboursAt];
            neighbours.evaluate(candidate, numbers);
            System.arraycopy(numbers, 0, out, neighboursAt, numbers.length);
        }
    }

    /** Position of the part that a statistic belongs to. */
    private int part(int statistic) {
        int at = Collections.binarySearch(firsts, statistic);
        int part = at >= 0 ? at : -at - 2;
        while (part + 1 < parts.size() && firsts.get(part + 1) == statistic) {
            part++; // a part without statistics shares its position with the next
        }
        return part;
    }

    @Override
    public double[] effect(boolean[] candidate, double[] observed, double[] permutedMean) {
        TableSplit split = new TableSplit(pool, candidate);
        double[] effects = new double[observed.length];
        for (int s = 0; s < neighboursAt; s++) {
            int p = part(s);
            effects[s] = parts.get(p).effect(s - firsts.get(p), split, observed[s], permutedMean[s]);
        }
        if (neighbours != null) {
            double[] others = neighbours.effect(candidate, neighbourPart(observed), neighbourPart(permutedMean));
            System.arraycopy(others, 0, effects, neighboursAt, others.length);
        }
        for (int s = 0; s < effects.length; s++) {
            effects[s] = Double.isNaN(observed[s]) || !Double.isFinite(effects[s]) ? Double.NaN : effects[s];
        }
        return effects;
    }

    @Override
    public Effect effectOf(int statistic, boolean[] candidate, double permutedMean) {
        if (ofNeighbours(statistic)) {
            return neighbours.effectOf(statistic - neighboursAt, candidate, permutedMean);
        }
        int p = part(statistic);
        return parts.get(p).effectOf(statistic - firsts.get(p), new TableSplit(pool, candidate), permutedMean);
    }

    @Override
    public double bodyMoved(boolean[] candidate, double[] observed, double[] permutedMean) {
        return 0;
    }

    @Override
    public boolean lossHolds(
            int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation) {
        if (ofNeighbours(statistic)) {
            int at = statistic - neighboursAt;
            return gaps.exceeded(VectorStatistic.values()[at], effect[statistic], candidate)
                    && neighbours.lossHolds(
                            at, candidate, neighbourPart(observed), neighbourPart(effect), samePopulation);
        }
        int p = part(statistic);
        return parts.get(p).lossHolds(statistic - firsts.get(p), new TableSplit(pool, candidate), effect[statistic]);
    }

    @Override
    public boolean shiftHolds(int statistic, double effect) {
        if (ofNeighbours(statistic)) {
            return neighbours.shiftHolds(statistic - neighboursAt, effect);
        }
        int p = part(statistic);
        return parts.get(p).shiftHolds(statistic - firsts.get(p), effect);
    }

    @Override
    public Told tell(int statistic, boolean[] candidate, double effect, Interval floor) {
        if (ofNeighbours(statistic)) {
            return neighbours.tell(statistic - neighboursAt, candidate, effect, floor);
        }
        int p = part(statistic);
        return parts.get(p).tell(statistic - firsts.get(p), new TableSplit(pool, candidate), effect);
    }

    @Override
    public double seen(int statistic, double need) {
        if (ofNeighbours(statistic)) {
            return neighbours.seen(statistic - neighboursAt, need);
        }
        int p = part(statistic);
        return parts.get(p).seen(statistic - firsts.get(p), need);
    }
}
