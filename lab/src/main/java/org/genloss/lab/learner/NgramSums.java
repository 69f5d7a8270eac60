package org.genloss.lab.learner;

import java.util.Arrays;
import org.genloss.lab.learner.NgramCounts.Order;

/** The n-grams of two texts together. Both number their symbols alike, as far as the first one knows them. */
final class NgramSums {
    private final NgramCounts one;
    private final NgramCounts two;
    private final boolean marks;

    /** @param marks whether documents begin with a symbol of its own */
    NgramSums(NgramCounts one, NgramCounts two, boolean marks) {
        this.one = one;
        this.two = two;
        this.marks = marks;
    }

    NgramCounts sum() {
        Order[] orders = new Order[one.highest()];
        int[] first = identity(one.order(1).size());
        int[] second = identity(two.order(1).size());
        orders[0] = single();
        for (int n = 2; n <= orders.length; n++) {
            long[] keysOne = keys(one.order(n), first);
            long[] keysTwo = keys(two.order(n), second);
            long[] joint = joint(keysOne, keysTwo);
            Order order = new Order(
                    NgramCounts.starts(joint, orders[n - 2].size()),
                    NgramCounts.symbols(joint),
                    new int[joint.length],
                    new double[joint.length],
                    new double[joint.length],
                    new boolean[joint.length]);
            int[] firstHere = places(keysOne, joint);
            int[] secondHere = places(keysTwo, joint);
            add(order, one.order(n), firstHere, first);
            add(order, two.order(n), secondHere, second);
            for (int suffix : order.suffix()) {
                orders[n - 2].kinds()[suffix]++;
            }
            orders[n - 2].open(marks);
            orders[n - 1] = order;
            first = firstHere;
            second = secondHere;
        }
        orders[orders.length - 1].open(marks);
        return new NgramCounts(orders);
    }

    private Order single() {
        int size = Math.max(one.order(1).size(), two.order(1).size());
        Order order = new Order(
                new int[] {0, size}, identity(size), new int[0], new double[size], new double[size], new boolean[size]);
        add(order, one.order(1), identity(one.order(1).size()), null);
        add(order, two.order(1), identity(two.order(1).size()), null);
        return order;
    }

    /** @param places of the nodes in the sum @param below those of the order below; null for the lowest, which has no suffixes */
    private static void add(Order sum, Order order, int[] places, int[] below) {
        for (int i = 0; i < places.length; i++) {
            sum.count()[places[i]] += order.count()[i];
            sum.opens()[places[i]] |= order.opens()[i];
            if (below != null) {
                sum.suffix()[places[i]] = below[order.suffix()[i]];
            }
        }
    }

    /** Place of the parent in the sum, then the symbol: they rise, as the places do. */
    private static long[] keys(Order order, int[] places) {
        long[] keys = new long[order.size()];
        for (int parent = 0; parent + 1 < order.start().length; parent++) {
            for (int i = order.start()[parent]; i < order.start()[parent + 1]; i++) {
                keys[i] = (long) places[parent] << 32 | order.symbol()[i];
            }
        }
        return keys;
    }

    private static long[] joint(long[] a, long[] b) {
        long[] joint = new long[a.length + b.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            boolean left = j == b.length || (i < a.length && a[i] <= b[j]);
            long next = left ? a[i] : b[j];
            i += i < a.length && a[i] == next ? 1 : 0;
            j += j < b.length && b[j] == next ? 1 : 0;
            joint[size++] = next;
        }
        return Arrays.copyOf(joint, size);
    }

    private static int[] places(long[] keys, long[] joint) {
        int[] places = new int[keys.length];
        int at = 0;
        for (int i = 0; i < keys.length; i++) {
            while (joint[at] != keys[i]) {
                at++;
            }
            places[i] = at;
        }
        return places;
    }

    private static int[] identity(int size) {
        int[] places = new int[size];
        Arrays.setAll(places, i -> i);
        return places;
    }

    /** The same n-grams, each so many times as often. */
    static NgramCounts times(NgramCounts counts, double factor, boolean marks) {
        Order[] orders = new Order[counts.highest()];
        for (int n = 1; n <= orders.length; n++) {
            Order order = counts.order(n);
            double[] count = Arrays.stream(order.count()).map(c -> c * factor).toArray();
            double[] kinds = order.kinds().clone();
            for (int i = 0; marks && i < kinds.length; i++) {
                kinds[i] = order.opens()[i] ? count[i] : kinds[i];
            }
            orders[n - 1] = new Order(order.start(), order.symbol(), order.suffix(), count, kinds, order.opens());
        }
        return new NgramCounts(orders);
    }
}
