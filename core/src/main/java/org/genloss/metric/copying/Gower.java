package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.metric.vector.Distances;
import org.genloss.profile.Pool;

/**
 * Gower's distance of rows (1971), the mean over columns: of numbers |a - b| / range of the real column, at most 1 (1 where they differ and the
 * range is 0); of categories 0 where equal, otherwise 1; 1 where one cell is missing, 0 where both are. Real rows are those of the reference and
 * of the holdout: the range does not depend on which of the two a row belongs to.
 */
final class Gower implements Space {
    private static final int PANEL = 256;
    private static final double ROUNDING = 0x1p-50;

    private final List<Axis> axes;
    private final double rounding;

    /**
     * One column.
     *
     * @param codes level of each item; equal levels are equal cells
     * @param numbers value of each level; none for categories, and where the range is 0
     * @param share 1 / range
     * @param missing level of a cell without a value
     * @param rounding error of a difference of two of the numbers
     */
    private record Axis(int[] codes, double[] numbers, double share, int missing, double rounding) {
        static Axis ofCategories(Column column) {
            return new Axis(column.codes(), new double[0], 0, column.levels(), 0);
        }

        static Axis of(Column column, Pool pool) {
            double[] numbers = column.numbers();
            int first = pool.firstItem(pool.referenceGroups());
            int last = pool.firstItem(pool.referenceGroups() + pool.candidateGroups());
            int[] real = IntStream.range(0, pool.items().size())
                    .filter(i -> i < first || i >= last)
                    .map(i -> column.codes()[i])
                    .filter(level -> level < column.levels())
                    .toArray();
            if (!column.ordered() || real.length == 0) {
                return ofCategories(column);
            }
            double range = numbers[IntStream.of(real).max().getAsInt()]
                    - numbers[IntStream.of(real).min().getAsInt()];
            if (!(range > 0)) {
                return ofCategories(column);
            }
            double largest = Math.max(Math.abs(numbers[0]), Math.abs(numbers[numbers.length - 1])) / range;
            return new Axis(column.codes(), numbers, 1 / range, column.levels(), ROUNDING * (1 + largest));
        }

        void add(int item, int[] others, double[] sums) {
            int own = codes[item];
            if (numbers.length == 0 || own == missing) {
                for (int l = 0; l < others.length; l++) {
                    sums[l] += codes[others[l]] == own ? 0 : 1;
                }
                return;
            }
            double x = numbers[own];
            for (int l = 0; l < others.length; l++) {
                int level = codes[others[l]];
                sums[l] += level == missing ? 1 : Math.min(1, Math.abs(x - numbers[level]) * share);
            }
        }
    }

    private Gower(List<Axis> axes) {
        this.axes = axes;
        this.rounding = axes.stream().mapToDouble(Axis::rounding).sum();
    }

    static Gower of(Pool pool) {
        return new Gower(Columns.of(pool).all().stream()
                .map(column -> Axis.of(column, pool))
                .toList());
    }

    @Override
    public int width() {
        return axes.size();
    }

    @Override
    public void all(int[] from, int[] to, Distances.Sink sink) {
        for (int at = 0; at < to.length; at += PANEL) {
            int[] panel = Arrays.copyOfRange(to, at, Math.min(to.length, at + PANEL));
            double[] sums = new double[panel.length];
            for (int i = 0; i < from.length; i++) {
                Arrays.fill(sums, 0);
                for (Axis axis : axes) {
                    axis.add(from[i], panel, sums);
                }
                sink.accept(i, at, panel.length, sums);
            }
        }
    }

    @Override
    public double distance(double measure) {
        return measure / axes.size();
    }

    @Override
    public double slack(double measure) {
        return rounding + ROUNDING * axes.size();
    }
}
