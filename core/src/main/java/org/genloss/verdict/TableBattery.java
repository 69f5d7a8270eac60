package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;

/**
 * The statistics of tables: tails, spread and shares of every column of numbers (over 12 distinct values), rarest values, entropy and shares
 * of every other column, and what pairs of columns hold together. Ranks, eighths and cells are worked out once on the pool.
 */
public final class TableBattery implements Battery {
  private final Pool pool;
  private final List<TablePart> parts = new ArrayList<>();
  private final List<Statistic> statistics = new ArrayList<>();
  private final List<Integer> firsts = new ArrayList<>();

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
    Arrays.setAll(
        effects,
        s -> {
          int p = part(s);
          double effect = parts.get(p).effect(s - firsts.get(p), split, observed[s], permutedMean[s]);
          return Double.isNaN(observed[s]) || !Double.isFinite(effect) ? Double.NaN : effect;
        });
    return effects;
  }

  @Override
  public double bodyMoved(double[] observed, double[] permutedMean) {
    return 0;
  }

  @Override
  public boolean lossHolds(int statistic, boolean[] candidate, double[] observed, double[] effect, boolean samePopulation) {
    int p = part(statistic);
    return parts.get(p).lossHolds(statistic - firsts.get(p), new TableSplit(pool, candidate), effect[statistic]);
  }

  @Override
  public boolean shiftHolds(int statistic, double effect) {
    int p = part(statistic);
    return parts.get(p).shiftHolds(statistic - firsts.get(p), effect);
  }

  @Override
  public Told tell(int statistic, boolean[] candidate, double effect, Interval floor) {
    int p = part(statistic);
    return parts.get(p).tell(statistic - firsts.get(p), new TableSplit(pool, candidate), effect);
  }

  @Override
  public double seen(int statistic, double need) {
    int p = part(statistic);
    return parts.get(p).seen(statistic - firsts.get(p), need);
  }
}
