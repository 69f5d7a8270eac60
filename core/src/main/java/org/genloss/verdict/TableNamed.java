package org.genloss.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;

/** What of a table can be counted by name: the values of its columns of categories, and the extreme ends of its columns of numbers. */
public final class TableNamed {
  /** A value or an end in fewer rows of the pool can not be missing significantly. */
  private static final int FEWEST = 6;

  /** Ends are the rows beyond the pooled t-th value. */
  private static final int[] ENDS = {25, 100};

  /** An end holds at most this share of a column's rows. */
  private static final double MOST = 0.025;

  private static final double MOST_MOVED = 0.25;

  private TableNamed() {}

  /** All of them, with the groups of each side that contain them; chosen without looking at sides. */
  public static List<NamedContent> named(Pool pool) {
    List<NamedContent> named = new ArrayList<>();
    for (Column column : Columns.of(pool).all()) {
      if (column.numeric()) {
        ends(pool, column, named);
      } else if (TableCategories.speaks(column)) {
        values(pool, column, named);
      }
    }
    return named;
  }

  /**
   * Whether its absence is a loss and not a move: an end of a column counts while the mean normal score moved by at most 0.25, a value while
   * its column lost more than twice the share that is new.
   */
  static boolean lost(Pool pool, NamedContent content) {
    boolean[] candidate = new boolean[pool.groups()];
    Arrays.fill(candidate, pool.referenceGroups(), candidate.length, true);
    for (Column column : Columns.of(pool).all()) {
      if (content.what().equals(column.numeric() ? end(column) : value(column))) {
        TableSplit split = new TableSplit(pool, candidate);
        return column.numeric() ? Math.abs(new TableNumbers(column).moved(split)) <= MOST_MOVED : new TableCategories(column).lost(split);
      }
    }
    return true;
  }

  private static String value(Column column) {
    return "value of " + column.name();
  }

  private static String end(Column column) {
    return "range of " + column.name();
  }

  private static void values(Pool pool, Column column, List<NamedContent> into) {
    int[][] groups = new int[2][column.levels() + 1];
    int[] last = new int[column.levels() + 1];
    for (int g = 0; g < pool.groups(); g++) {
      for (int i = pool.firstItem(g); i < pool.firstItem(g + 1); i++) {
        int code = column.codes()[i];
        if (last[code] <= g) {
          groups[g < pool.referenceGroups() ? 0 : 1][code]++;
          last[code] = g + 1;
        }
      }
    }
    for (int v = 0; v <= column.levels(); v++) {
      if (groups[0][v] + groups[1][v] >= FEWEST) {
        into.add(new NamedContent(value(column), column.text(v), groups[0][v], groups[1][v]));
      }
    }
  }

  private static void ends(Pool pool, Column column, List<NamedContent> into) {
    TableScores scores = TableScores.of(column);
    double most = MOST * scores.present();
    for (boolean high : new boolean[] {true, false}) {
      int before = 0;
      for (int end : ENDS) {
        TableScores.Edge edge = scores.edge(high, end, Math.min(most, 2.5 * end));
        if (end <= most && edge.rows() >= FEWEST && edge.rows() != before) {
          into.add(count(pool, column, TableNumbers.words(column, high, edge), level -> level >= edge.first() && level <= edge.last()));
          before = edge.rows();
        }
      }
    }
  }

  private static NamedContent count(Pool pool, Column column, String name, IntPredicate inside) {
    int[] groups = new int[2];
    for (int g = 0; g < pool.groups(); g++) {
      boolean any = false;
      for (int i = pool.firstItem(g); i < pool.firstItem(g + 1) && !any; i++) {
        any = inside.test(column.codes()[i]);
      }
      groups[g < pool.referenceGroups() ? 0 : 1] += any ? 1 : 0;
    }
    return new NamedContent(end(column), name, groups[0], groups[1]);
  }
}
