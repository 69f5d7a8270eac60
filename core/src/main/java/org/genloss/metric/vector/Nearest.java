package org.genloss.metric.vector;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/**
 * The points of a pool that pairwise metrics read, with their neighbour lists: of each side the 10,000 items of smallest group hash. Which
 * points are taken depends on group names alone.
 *
 * @param place by item of the pool, its index among the points or -1
 */
record Nearest(int[] place, Points points, Neighbours lists) {
    static final int CAP = 10_000;

    /**
     * Lists of the given length.
     *
     * @param components leading principal axes of both sides together on which the points are; 0 for the points as they are
     */
    record Of(int length, int components) implements Pool.Coding<Nearest> {
        @Override
        public Nearest code(Pool pool) {
            int[] taken = taken(pool, CAP);
            int[] place = new int[pool.items().size()];
            Arrays.fill(place, -1);
            for (int i = 0; i < taken.length; i++) {
                place[taken[i]] = i;
            }
            Points all = Points.of(pool).choose(taken);
            // More axes than there are dimensions change no distance.
            Points points = components == 0 || components >= all.dimensions() ? all : Axes.leading(all, components);
            return new Nearest(place, points, Neighbours.of(points, length));
        }
    }

    /** Which of the points belong to the view. */
    boolean[] of(View view) {
        boolean[] member = new boolean[points.size()];
        for (int item : view.items()) {
            if (place[item] >= 0) {
                member[place[item]] = true;
            }
        }
        return member;
    }

    /** As many items as the smaller side has, at most the cap: where values grow with the number of items. */
    static int items(Sides sides) {
        return Math.min(
                CAP,
                Math.min(sides.reference().items().length, sides.candidate().items().length));
    }

    /** The view's first {@code limit} items by group hash, as indices of the pool's items. */
    static int[] smallest(View view, int limit) {
        Pool pool = view.pool();
        int[] groups = Arrays.stream(view.groups())
                .boxed()
                .sorted((a, b) ->
                        Long.compareUnsigned(pool.group(a).hash(), pool.group(b).hash()))
                .mapToInt(Integer::intValue)
                .toArray();
        return Arrays.stream(groups)
                .flatMap(g -> IntStream.range(pool.firstItem(g), pool.firstItem(g + 1)))
                .limit(limit)
                .toArray();
    }

    /** Of each side the items of smallest group hash, at most {@code limit}, in the order of the pool. */
    static int[] taken(Pool pool, int limit) {
        int[] reference = smallest(pool.reference(), limit);
        int[] candidate = smallest(pool.candidate(), limit);
        int[] taken = Arrays.copyOf(reference, reference.length + candidate.length);
        System.arraycopy(candidate, 0, taken, reference.length, candidate.length);
        Arrays.sort(taken);
        return taken;
    }
}
