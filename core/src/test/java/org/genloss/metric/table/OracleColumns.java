package org.genloss.metric.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.oracle.OracleCase;
import org.genloss.oracle.OracleCase.Table;
import org.genloss.profile.Pool;

/** Columns of the first two inputs of a case, reference and generation, coded as the metrics have them. */
final class OracleColumns {
    private OracleColumns() {}

    /** Both sides; a column is of numbers where all of its cells are. Empty cells are missing. */
    static Pool pool(OracleCase asked) {
        Table reference = asked.table(0);
        Table candidate = asked.table(1);
        boolean[] words = new boolean[reference.width()];
        for (int j = 0; j < words.length; j++) {
            words[j] = word(reference, j) || word(candidate, j);
        }
        return Tables.pool(reference.columns(), rows(reference, words), rows(candidate, words));
    }

    /** Counts of a column of numbers; the first where no name is given. */
    static PerColumn.Counts numbers(OracleCase asked, String name) {
        Pool pool = pool(asked);
        Column column = Columns.of(pool).all().stream()
                .filter(c -> name.isEmpty() || c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(asked.name() + " has no column " + name));
        return counts(pool, column);
    }

    /** Counts of the first column, whose cells are names whatever they look like. */
    static PerColumn.Counts categories(OracleCase asked) {
        boolean[] words = new boolean[asked.table(0).width()];
        Arrays.fill(words, true);
        Pool pool = Tables.pool(asked.table(0).columns(), rows(asked.table(0), words), rows(asked.table(1), words));
        return counts(pool, Columns.of(pool).all().get(0));
    }

    private static PerColumn.Counts counts(Pool pool, Column column) {
        return new PerColumn.Counts(
                column,
                Arrays.copyOf(column.counts(pool.reference()), column.levels()),
                Arrays.copyOf(column.counts(pool.candidate()), column.levels()));
    }

    private static boolean word(Table table, int column) {
        return table.rows().stream()
                .map(row -> row.get(column))
                .anyMatch(cell -> !cell.isEmpty() && !cell.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?"));
    }

    private static List<Object[]> rows(Table table, boolean[] words) {
        List<Object[]> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            rows.add(IntStream.range(0, words.length)
                    .mapToObj(j ->
                            row.get(j).isEmpty() ? null : words[j] ? row.get(j) : (Object) Double.valueOf(row.get(j)))
                    .toArray());
        }
        return rows;
    }

    /** The number a key ends with: {@code floor_1e-4}. */
    static double setting(String key) {
        return Double.parseDouble(key.substring(key.lastIndexOf('_') + 1));
    }

    /** The quantile of numbers by the metrics' own rule. */
    static double quantile(double[] numbers, double q) {
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        int[] once = new int[sorted.length];
        Arrays.fill(once, 1);
        return Quantiles.of(sorted, once, q);
    }
}
