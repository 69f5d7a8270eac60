package org.genloss.metric.vector;

import java.util.Arrays;

/**
 * The smallest values of each row with their ids: one heap a row in place, the largest at its root; of equal values the larger id is
 * larger.
 */
record NeighbourHeaps(int length, int[] ids, double[] values) {
    static NeighbourHeaps empty(int rows, int length) {
        int[] ids = new int[rows * length];
        double[] values = new double[rows * length];
        Arrays.fill(ids, Integer.MAX_VALUE);
        Arrays.fill(values, Double.POSITIVE_INFINITY);
        return new NeighbourHeaps(length, ids, values);
    }

    /** The largest value kept of a row; infinite until the row is full. */
    double limit(int row) {
        return values[row * length];
    }

    /** Keeps the pair in the place of the row's root; for values below the limit. */
    void replace(int row, double value, int id) {
        sink(row * length, length, value, id);
    }

    private void sink(int root, int size, double value, int id) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && larger(root + child + 1, values[root + child], ids[root + child])) {
                child++;
            }
            if (!larger(root + child, value, id)) {
                break;
            }
            values[root + at] = values[root + child];
            ids[root + at] = ids[root + child];
            at = child;
        }
        values[root + at] = value;
        ids[root + at] = id;
    }

    private boolean larger(int at, double value, int id) {
        return values[at] > value || (values[at] == value && ids[at] > id);
    }

    /** Heap sort of a row, ascending. */
    void sort(int row) {
        int root = row * length;
        for (int last = length - 1; last > 0; last--) {
            double value = values[root + last];
            int id = ids[root + last];
            values[root + last] = values[root];
            ids[root + last] = ids[root];
            sink(root, last, value, id);
        }
    }
}
