package org.genloss.verdict.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;

/**
 * A column as few codes, for joint tables: numbers in eighths of the pool, the 63 commonest values (none that is as common as one
 * left out) and one code for all others.
 *
 * @param column the column
 * @param codes code of each item
 * @param pooled items at each code
 * @param names what each code stands for
 * @param missing the code of empty cells; -1 where they have none of their own
 */
record TableCode(Column column, int[] codes, int[] pooled, List<String> names, int missing) {
    private static final int MOST_VALUES = 63;

    int size() {
        return pooled.length;
    }

    /**
     * The columns that can depend on each other: at least two codes in use, and not a name of its own for over half of the items. At most
     * {@code most}, those of largest pooled entropy.
     */
    static List<TableCode> of(Pool pool, int most) {
        List<TableCode> codes = new ArrayList<>();
        for (Column column : Columns.of(pool).all()) {
            TableCode code = column.numeric() ? ofNumbers(column) : ofValues(column);
            boolean names = !column.numeric() && column.levels() > pool.items().size() / 2;
            if (!names && Arrays.stream(code.pooled).filter(c -> c > 0).count() > 1) {
                codes.add(code);
            }
        }
        Comparator<TableCode> byEntropy = Comparator.comparingDouble(c -> -TableMath.entropy(c.pooled));
        return codes.stream()
                .sorted(byEntropy)
                .limit(most)
                .sorted(Comparator.comparingInt(c -> c.column.index()))
                .toList();
    }

    private static TableCode ofNumbers(Column column) {
        TableScores scores = TableScores.of(column);
        List<String> names = new ArrayList<>();
        for (int bin = 0; bin < TableScores.BINS; bin++) {
            names.add(range(column, scores.bin(), bin));
        }
        names.add("(missing)");
        return counted(column, scores.bins(column.codes()), names, TableScores.BINS);
    }

    private static String range(Column column, int[] bin, int wanted) {
        int[] levels = IntStream.range(0, column.levels())
                .filter(level -> bin[level] == wanted)
                .toArray();
        if (levels.length == 0) {
            return "";
        }
        String low = TableWords.number(column.numbers()[levels[0]]);
        String high = TableWords.number(column.numbers()[levels[levels.length - 1]]);
        return low.equals(high) ? low : low + " to " + high;
    }

    private static TableCode ofValues(Column column) {
        int[] counts = new int[column.levels() + 1];
        for (int code : column.codes()) {
            counts[code]++;
        }
        boolean all = counts.length <= MOST_VALUES + 1;
        int[] named = all ? IntStream.range(0, counts.length).toArray() : TableMath.commonest(counts, MOST_VALUES);
        int[] code = new int[counts.length];
        Arrays.fill(code, named.length);
        List<String> names = new ArrayList<>();
        for (int value : named) {
            code[value] = names.size();
            names.add(column.text(value));
        }
        if (!all) {
            names.add("(any other)");
        }
        int missing = code[column.levels()];
        boolean alone = missing < named.length;
        return counted(column, Arrays.stream(column.codes()).map(c -> code[c]).toArray(), names, alone ? missing : -1);
    }

    private static TableCode counted(Column column, int[] codes, List<String> names, int missing) {
        int[] pooled = new int[names.size()];
        for (int code : codes) {
            pooled[code]++;
        }
        return new TableCode(column, codes, pooled, names, missing);
    }
}
