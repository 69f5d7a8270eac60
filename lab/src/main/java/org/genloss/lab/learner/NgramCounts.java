package org.genloss.lab.learner;

import java.util.Arrays;

/**
 * All n-grams of a text up to an order, as a tree held in arrays: the node of an n-gram hangs below that of its first n-1 symbols, the
 * children of a node lie side by side in the order of their last symbol. The nodes of order 1 are the token numbers themselves.
 */
final class NgramCounts {
    /**
     * The n-grams of one order.
     *
     * @param start where the children of each node of the order below begin, and the end of the last
     * @param symbol last symbol of each node
     * @param suffix the node of the order below without the first symbol; for order 1 unused
     * @param count occurrences, those in documents with a weight as many as their weight
     * @param kinds different neighbours to the left, the begin of a text without marks being one; occurrences for n-grams that begin with the
     *     mark, which has no neighbour (Heafield et al. 2013, adjusted counts)
     * @param opens whether a document begins with it
     */
    record Order(int[] start, int[] symbol, int[] suffix, double[] count, double[] kinds, boolean[] opens) {
        int size() {
            return symbol.length;
        }

        /** Counts the begin of documents as a neighbour. @param marks whether that is a symbol of its own */
        void open(boolean marks) {
            for (int i = 0; i < opens.length; i++) {
                if (opens[i]) {
                    kinds[i] = marks ? count[i] : kinds[i] + 1;
                }
            }
        }

        /** The child of a node by its last symbol, -1 where there is none. */
        int child(int parent, int wanted) {
            int at = Arrays.binarySearch(symbol, start[parent], start[parent + 1], wanted);
            return at < 0 ? -1 : at;
        }
    }

    private final Order[] orders;

    NgramCounts(Order[] orders) {
        this.orders = orders;
    }

    /** The n-grams of n symbols, n from 1. */
    Order order(int n) {
        return orders[n - 1];
    }

    int highest() {
        return orders.length;
    }

    static NgramCounts of(NgramText text, int highest) {
        Order[] orders = new Order[highest];
        int[] node = text.tokens().clone();
        orders[0] = single(text);
        kindsAtStarts(orders[0], node, text);
        for (int n = 2; n <= highest; n++) {
            int[] below = node;
            long[] keys = keys(text, below, n);
            long[] unique = unique(keys);
            node = new int[keys.length];
            for (int i = 0; i < node.length; i++) {
                node[i] = keys[i] < 0 ? -1 : Arrays.binarySearch(unique, keys[i]);
            }
            orders[n - 1] = order(orders[n - 2], unique, node, below, text);
            kindsAtStarts(orders[n - 1], node, text);
        }
        return new NgramCounts(orders);
    }

    private static Order single(NgramText text) {
        int[] symbol = new int[text.vocabulary().ids()];
        Arrays.setAll(symbol, i -> i);
        double[] count = new double[symbol.length];
        for (int d = 0; d + 1 < text.starts().length; d++) {
            for (int i = text.starts()[d]; i < text.starts()[d + 1]; i++) {
                count[text.tokens()[i]] += text.weight(d);
            }
        }
        return new Order(
                new int[] {0, symbol.length},
                symbol,
                new int[0],
                count,
                new double[symbol.length],
                new boolean[symbol.length]);
    }

    /** For each place the node of the n-1 symbols from there and the next symbol; -1 where the document ends before. */
    private static long[] keys(NgramText text, int[] below, int n) {
        long[] keys = new long[below.length];
        Arrays.fill(keys, -1);
        int[] starts = text.starts();
        for (int d = 0; d + 1 < starts.length; d++) {
            for (int i = starts[d]; i + n <= starts[d + 1]; i++) {
                keys[i] = (long) below[i] << 32 | text.tokens()[i + n - 1];
            }
        }
        return keys;
    }

    private static long[] unique(long[] keys) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] >= 0 && (size == 0 || sorted[i] != sorted[size - 1])) {
                sorted[size++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    private static Order order(Order lower, long[] unique, int[] node, int[] below, NgramText text) {
        int[] symbol = symbols(unique);
        int[] start = starts(unique, lower.size());
        int[] suffix = new int[unique.length];
        double[] count = new double[unique.length];
        for (int d = 0; d + 1 < text.starts().length; d++) {
            for (int i = text.starts()[d]; i < text.starts()[d + 1]; i++) {
                if (node[i] >= 0 && count[node[i]] == 0) {
                    suffix[node[i]] = below[i + 1];
                    lower.kinds[below[i + 1]]++;
                }
                if (node[i] >= 0) {
                    count[node[i]] += text.weight(d);
                }
            }
        }
        return new Order(start, symbol, suffix, count, new double[unique.length], new boolean[unique.length]);
    }

    static int[] symbols(long[] keys) {
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** Where the keys of each parent begin. */
    static int[] starts(long[] keys, int parents) {
        int[] start = new int[parents + 1];
        for (long key : keys) {
            start[(int) (key >>> 32) + 1]++;
        }
        for (int i = 1; i < start.length; i++) {
            start[i] += start[i - 1];
        }
        return start;
    }

    /** The begin of a document: one more kind of neighbour, or all that there is for an n-gram that begins with the mark. */
    private static void kindsAtStarts(Order order, int[] node, NgramText text) {
        for (int d = 0; d + 1 < text.starts().length; d++) {
            int at = text.starts()[d];
            if (at < node.length && at < text.starts()[d + 1] && node[at] >= 0) {
                order.opens[node[at]] = true;
            }
        }
        order.open(text.marks());
    }
}
