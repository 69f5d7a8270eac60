package org.genloss.verdict.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.NamedContent;

/**
 * What of a table can be counted by name: the values of its columns of categories, the extreme ends of its columns of numbers, and of every column that
 * it has a value at all. A column that is filled where the reference has empty cells has lost nothing: what is missing is no content, and whoever fills
 * it in, as imputers do, changes the column's shares, which is a shift at most.
 */
public final class TableNamed {
    /** A value or an end in fewer rows of the pool can not be missing significantly. */
    public static final int FEWEST = 6;

    /** Ends are the rows beyond the t-th value of the reference. */
    public static final List<Integer> ENDS = List.of(25, 100);

    /** An end holds at most this share of the reference's values. */
    public static final double MOST = 0.05;

    /** A column is emptied when less than this share of the reference's filled cells is left: the floor that other losses of a single column have. */
    public static final double EMPTIED = 0.85;

    private static final String ANY = "any value";
    private static final double MOST_MOVED = 0.25;

    private TableNamed() {}

    /** All of them, with the groups of each side that contain them; chosen by the pool and by the reference, never by the candidate. */
    public static List<NamedContent> named(Pool pool) {
        List<NamedContent> named = new ArrayList<>();
        for (Column column : Columns.of(pool).all()) {
            named.add(filled(pool, column));
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
    public static boolean lost(Pool pool, NamedContent content) {
        boolean[] candidate = new boolean[pool.groups()];
        Arrays.fill(candidate, pool.referenceGroups(), candidate.length, true);
        for (Column column : Columns.of(pool).all()) {
            if (content.what().equals(column.numeric() ? end(column.name()) : value(column.name()))) {
                TableSplit split = new TableSplit(pool, candidate);
                return column.numeric()
                        ? Math.abs(new TableNumbers(column).moved(split)) <= MOST_MOVED
                        : new TableCategories(column).lost(split);
            }
        }
        return true;
    }

    public static String value(String column) {
        return "value of " + column;
    }

    public static String end(String column) {
        return "range of " + column;
    }

    public static String column(String column) {
        return "column " + column;
    }

    /** That a column has a value: in so many groups of either side at least one item has. */
    public static NamedContent filled(String column, long reference, long candidate, NamedContent.Among of) {
        return new NamedContent(column(column), ANY, reference, candidate, of, EMPTIED);
    }

    /** Whether a kind of thing is that a column has a value. */
    public static boolean isColumn(String what) {
        return what.startsWith(column(""));
    }

    private static NamedContent filled(Pool pool, Column column) {
        int[] groups = groups(pool, column, level -> level < column.levels());
        return filled(column.name(), groups[0], groups[1], NamedContent.Among.of(pool));
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
        for (int v = 0; v < column.levels(); v++) { // empty cells are nothing that can be lost
            if (groups[0][v] + groups[1][v] >= FEWEST) {
                into.add(new NamedContent(
                        value(column.name()), column.text(v), groups[0][v], groups[1][v], NamedContent.Among.of(pool)));
            }
        }
    }

    /**
     * Beyond a value of the reference, so that the same ends are counted in every generation. How many of the candidate lie beyond the t-th value
     * of the reference is negative hypergeometric, and its lower tail at b is that of the hypergeometric at b of t + b.
     */
    private static void ends(Pool pool, Column column, List<NamedContent> into) {
        int[] counts = column.counts(pool.reference());
        int present = TableMath.sum(counts) - counts[column.levels()];
        for (boolean high : new boolean[] {true, false}) {
            int before = 0;
            for (int end : ENDS) {
                int edge = edge(counts, column.levels(), high, end);
                int rows = edge < 0 ? 0 : beyond(counts, column.levels(), high, edge);
                if (rows >= FEWEST && rows <= MOST * present && rows <= most(end) && rows != before) {
                    String name = (high ? "above " : "below ") + TableWords.number(column.numbers()[edge]);
                    into.add(count(
                            pool,
                            column,
                            name,
                            level -> level < column.levels() && (high ? level > edge : level < edge)));
                    before = rows;
                }
            }
        }
    }

    /** Rows beyond an end, at most: equal values can make it more than was asked for. */
    public static double most(int end) {
        return 2.5 * end;
    }

    /** The first level of the reference with at least that many of its rows beyond; -1 where there is none. */
    private static int edge(int[] counts, int levels, boolean high, int rows) {
        int passed = 0;
        for (int step = 0; step < levels; step++) {
            int level = high ? levels - 1 - step : step;
            if (passed >= rows && counts[level] > 0) {
                return level;
            }
            passed += counts[level];
        }
        return -1;
    }

    private static int beyond(int[] counts, int levels, boolean high, int edge) {
        int beyond = 0;
        for (int level = high ? edge + 1 : 0; level < (high ? levels : edge); level++) {
            beyond += counts[level];
        }
        return beyond;
    }

    private static NamedContent count(Pool pool, Column column, String name, IntPredicate inside) {
        int[] groups = groups(pool, column, inside);
        return new NamedContent(end(column.name()), name, groups[0], groups[1], NamedContent.Among.of(pool));
    }

    /** Groups of either side with an item at such a level. */
    private static int[] groups(Pool pool, Column column, IntPredicate inside) {
        int[] groups = new int[2];
        for (int g = 0; g < pool.groups(); g++) {
            boolean any = false;
            for (int i = pool.firstItem(g); i < pool.firstItem(g + 1) && !any; i++) {
                any = inside.test(column.codes()[i]);
            }
            groups[g < pool.referenceGroups() ? 0 : 1] += any ? 1 : 0;
        }
        return groups;
    }
}
