package org.genloss.verdict.table;

import java.util.Arrays;

/**
 * A pair of columns: the occupied cells of their joint table, numbered.
 *
 * @param first position of the first column among the coded ones
 * @param second position of the second
 * @param cell the cell of each item
 * @param pooled items in each cell
 * @param firstOf code of the first column in each cell
 * @param secondOf code of the second column in each cell
 */
record TablePair(int first, int second, int[] cell, int[] pooled, int[] firstOf, int[] secondOf) {
    static TablePair of(TableCode a, int first, TableCode b, int second) {
        int[] cell = new int[a.codes().length];
        int[] number = new int[a.size() * b.size()];
        int[] pooled = new int[number.length];
        int[] firstOf = new int[number.length];
        int[] secondOf = new int[number.length];
        int used = 0;
        for (int i = 0; i < cell.length; i++) {
            int raw = a.codes()[i] * b.size() + b.codes()[i];
            if (number[raw] == 0) {
                firstOf[used] = a.codes()[i];
                secondOf[used] = b.codes()[i];
                number[raw] = ++used;
            }
            cell[i] = number[raw] - 1;
            pooled[cell[i]]++;
        }
        int[] counts = Arrays.copyOf(pooled, used);
        return new TablePair(first, second, cell, counts, Arrays.copyOf(firstOf, used), Arrays.copyOf(secondOf, used));
    }

    int cells() {
        return pooled.length;
    }

    /** Items of the candidate in each cell. */
    int[] counts(TableSplit split) {
        return split.counts(cell, pooled.length);
    }
}
