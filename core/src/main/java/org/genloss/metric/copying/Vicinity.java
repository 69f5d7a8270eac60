package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.genloss.profile.Pool;
import org.genloss.profile.View;

/**
 * The items of a pool that distances are taken between, and for some of them the nearest of the real ones (reference and holdout together),
 * nearest first, equal ones by index; never the item itself. Blind to which of the two a real item belongs to, so that exchanging them costs
 * only a walk along the lists.
 *
 * @param space the distances
 * @param taken by item of the pool, whether it is among them: of each side those of smallest group hash
 * @param items those with a list, ascending
 * @param place by item of the pool, its index among these or -1
 * @param length neighbours an item
 * @param ids items of the pool, length for each of the items
 * @param measures their measures
 */
record Vicinity(Space space, boolean[] taken, int[] items, int[] place, int length, int[] ids, double[] measures) {
    private static final int LENGTH = 32;

    /** Differences of numbers that the lists may cost. */
    private static final double WORK = 6e9;

    /**
     * The vicinity of a pool, worked out at the first call.
     *
     * @param wide 2,000 generated items with lists among 10,000 of the reference and as many held; otherwise 2,000 of each, all with lists;
     *     fewer where items consist of many numbers
     */
    record Of(boolean wide) implements Pool.Coding<Vicinity> {
        private static final int MOST = 2000;
        private static final int MOST_WIDE = 10_000;

        @Override
        public Vicinity code(Pool pool) {
            Space space = Space.of(pool);
            int most = real(space.width());
            int[] real = IntStream.concat(
                            IntStream.of(smallest(pool.reference(), most)),
                            pool.holdout().stream().flatMapToInt(h -> IntStream.of(smallest(h, most))))
                    .sorted()
                    .toArray();
            int[] generated = smallest(pool.candidate(), Math.min(MOST, most));
            int[] items = wide
                    ? generated
                    : IntStream.concat(IntStream.of(real), IntStream.of(generated))
                            .sorted()
                            .toArray();
            boolean[] taken = new boolean[pool.items().size()];
            int[] place = new int[taken.length];
            Arrays.fill(place, -1);
            IntStream.of(real).forEach(item -> taken[item] = true);
            IntStream.of(generated).forEach(item -> taken[item] = true);
            IntStream.range(0, items.length).forEach(i -> place[items[i]] = i);
            Lists lists = new Lists(items, real, Math.min(LENGTH, real.length));
            space.all(items, real, lists::take);
            return new Vicinity(space, taken, items, place, lists.length, lists.ids, lists.measures);
        }

        private int real(int width) {
            return (int)
                    (wide
                            ? Math.min(MOST_WIDE, WORK / (2 * MOST) / width)
                            : Math.min(MOST, Math.sqrt(WORK / 6 / width)));
        }
    }

    /** The view's first items by group hash, ascending as items of the pool. */
    static int[] smallest(View view, int most) {
        return smallest(view, item -> true, most);
    }

    /** The same of the items of which something holds. */
    static int[] smallest(View view, IntPredicate which, int most) {
        Pool pool = view.pool();
        return Arrays.stream(view.groups())
                .boxed()
                .sorted((a, b) ->
                        Long.compareUnsigned(pool.group(a).hash(), pool.group(b).hash()))
                .flatMapToInt(g -> IntStream.range(pool.firstItem(g), pool.firstItem(g + 1)))
                .filter(which)
                .limit(most)
                .sorted()
                .toArray();
    }

    /** Sorted lists that are filled in any order of items, neighbours in ascending order of index. */
    private static final class Lists {
        private final int[] items;
        private final int[] real;
        private final int length;
        private final int[] ids;
        private final double[] measures;

        Lists(int[] items, int[] real, int length) {
            this.items = items;
            this.real = real;
            this.length = length;
            this.ids = new int[items.length * length];
            this.measures = new double[items.length * length];
            Arrays.fill(ids, -1);
            Arrays.fill(measures, Double.POSITIVE_INFINITY);
        }

        void take(int row, int from, int count, double[] found) {
            int last = (row + 1) * length - 1;
            for (int l = 0; l < count; l++) {
                if (found[l] < measures[last] && real[from + l] != items[row]) {
                    insert(row, real[from + l], found[l]);
                }
            }
        }

        private void insert(int row, int item, double measure) {
            int at = (row + 1) * length - 1;
            while (at > row * length && measures[at - 1] > measure) {
                measures[at] = measures[at - 1];
                ids[at] = ids[at - 1];
                at--;
            }
            measures[at] = measure;
            ids[at] = item;
        }
    }
}
