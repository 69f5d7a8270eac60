package org.genloss.verdict.table;

import org.genloss.profile.Pool;

/** A labelling spread from groups to items, once for all statistics. */
final class TableSplit {
    /** Whether each item of the pool is labelled as candidate. */
    final boolean[] candidate;

    /** The items labelled as candidate. */
    final int[] items;

    TableSplit(Pool pool, boolean[] groups) {
        candidate = new boolean[pool.items().size()];
        int count = 0;
        for (int g = 0; g < groups.length; g++) {
            if (groups[g]) {
                for (int i = pool.firstItem(g); i < pool.firstItem(g + 1); i++) {
                    candidate[i] = true;
                    count++;
                }
            }
        }
        items = new int[count];
        int at = 0;
        for (int i = 0; i < candidate.length; i++) {
            if (candidate[i]) {
                items[at++] = i;
            }
        }
    }

    /** Items labelled as reference. */
    int others() {
        return candidate.length - items.length;
    }

    /** How many of the given items are candidates. */
    int count(int[] some) {
        int count = 0;
        for (int item : some) {
            if (candidate[item]) {
                count++;
            }
        }
        return count;
    }

    /** Candidates at each code below {@code size}. */
    int[] counts(int[] codes, int size) {
        int[] counts = new int[size];
        for (int item : items) {
            counts[codes[item]]++;
        }
        return counts;
    }
}
