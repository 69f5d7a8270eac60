package org.genloss.metric.label;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;

/**
 * The columns of a pool as bins for trees, blind to the sides: of numbers each value has its own where there are at most {@value #MOST}, else bins hold about as many
 * rows each; categories have their own but for the rarest beyond {@value #MOST}, which share one. Missing cells are the lowest bin.
 *
 * @param rows the rows that have them
 * @param columns those with more than one bin
 */
record SideBins(SideRows rows, List<Binned> columns) {
    private static final int MOST = 254;

    /**
     * A column.
     *
     * @param bin by row, unsigned
     * @param bins how many there are
     * @param ordered numbers, of which a tree asks "at most"; of categories it asks "one of"
     */
    record Binned(byte[] bin, int bins, boolean ordered) {
        int of(int row) {
            return bin[row] & 0xFF;
        }
    }

    /** @param items of each side, those of smallest group hash */
    record Of(int items) implements Pool.Coding<SideBins> {
        @Override
        public SideBins code(Pool pool) {
            SideRows rows = pool.get(new SideRows.Of(items));
            return new SideBins(
                    rows,
                    Columns.of(pool).all().stream()
                            .map(column -> binned(column, rows.taken()))
                            .filter(column -> column.bins() > 1)
                            .toList());
        }
    }

    private static Binned binned(Column column, int[] taken) {
        int[] counts = new int[column.levels() + 1];
        for (int item : taken) {
            counts[column.codes()[item]]++;
        }
        int[] bins = column.ordered() ? ordered(counts) : named(counts);
        byte[] bin = new byte[taken.length];
        int most = 0;
        for (int i = 0; i < taken.length; i++) {
            int own = bins[column.codes()[taken[i]]];
            bin[i] = (byte) own;
            most = Math.max(most, own);
        }
        return new Binned(bin, most + 1, column.ordered());
    }

    /** By level the bin, those of a few rows together where there are many levels. */
    private static int[] ordered(int[] counts) {
        int missing = counts.length - 1;
        int levels =
                (int) IntStream.range(0, missing).filter(i -> counts[i] > 0).count();
        long known = IntStream.range(0, missing).map(i -> counts[i]).sum();
        int[] bins = new int[counts.length];
        int next = counts[missing] > 0 ? 1 : 0;
        long below = 0;
        long filled = -1;
        int bin = next - 1;
        for (int level = 0; level < missing; level++) {
            if (counts[level] > 0) {
                long share = levels <= MOST ? below : below * MOST / known;
                bin += share > filled ? 1 : 0;
                filled = share;
                below += counts[level];
            }
            bins[level] = Math.max(bin, 0);
        }
        return bins;
    }

    private static int[] named(int[] counts) {
        int missing = counts.length - 1;
        int[] bins = new int[counts.length];
        int[] byCount = IntStream.range(0, missing)
                .filter(level -> counts[level] > 0)
                .boxed()
                .sorted((a, b) -> counts[a] == counts[b] ? a - b : counts[b] - counts[a])
                .mapToInt(level -> level)
                .toArray();
        int next = counts[missing] > 0 ? 1 : 0;
        for (int i = 0; i < byCount.length; i++) {
            bins[byCount[i]] = next + Math.min(i, MOST - 1);
        }
        return bins;
    }
}
