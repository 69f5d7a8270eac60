package org.genloss.verdict.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.metric.vector.Points;
import org.genloss.profile.Pool;

/**
 * Rows as points: a column of numbers is its normal scores, 0 where missing; a column of categories one coordinate for each of its 12 commonest
 * values (none that is as common as one left out), 0.8 where the row has it and 0 elsewhere. A column that one side has no value of places no row: it has a finding of its own.
 */
final class TablePoints {
    private static final int COMMONEST = 12;
    private static final double STEP = 0.8;

    private TablePoints() {}

    /** One point an item of the pool; empty where no column says anything. */
    static Optional<Points> of(Pool pool) {
        List<double[]> axes = new ArrayList<>();
        for (Column column : Columns.of(pool).all()) {
            if (!onBothSides(column, pool)) {
                continue;
            }
            if (column.numeric()) {
                axes.add(TableScores.of(column).scores(column.codes()));
            } else if (TableCategories.speaks(column)) {
                indicators(column, axes);
            }
        }
        int n = pool.items().size();
        double[] values = new double[n * axes.size()];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < axes.size(); j++) {
                values[i * axes.size() + j] = axes.get(j)[i];
            }
        }
        return axes.isEmpty() ? Optional.empty() : Optional.of(Points.of(values, axes.size()));
    }

    private static boolean onBothSides(Column column, Pool pool) {
        int border = pool.firstItem(pool.referenceGroups());
        int end = pool.firstItem(pool.referenceGroups() + pool.candidateGroups());
        return IntStream.range(0, border).anyMatch(i -> column.codes()[i] < column.levels())
                && IntStream.range(border, end).anyMatch(i -> column.codes()[i] < column.levels());
    }

    private static void indicators(Column column, List<double[]> axes) {
        int[] counts = new int[column.levels() + 1];
        for (int code : column.codes()) {
            counts[code]++;
        }
        IntStream.of(TableMath.commonest(counts, COMMONEST))
                .forEach(v -> axes.add(Arrays.stream(column.codes())
                        .mapToDouble(code -> code == v ? STEP : 0)
                        .toArray()));
    }
}
