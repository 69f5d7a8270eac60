package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.genloss.profile.Pool;
import org.genloss.profile.View;

/** Walks along the lists of a pool until members of a side are found; where a list holds too few, all distances are taken. */
final class Walk {
    /** Measures to the nearest and to the second nearest of a side, with the nearest itself (an item of the pool, or -1). */
    record Two(double[] first, double[] second, int[] nearest) {
        double[] distances(Space space) {
            return Arrays.stream(first).map(space::distance).toArray();
        }
    }

    private final Vicinity vicinity;

    /** @param wide whether among many real items, whose own neighbours are then not listed */
    Walk(Pool pool, boolean wide) {
        vicinity = pool.get(new Vicinity.Of(wide));
    }

    Space space() {
        return vicinity.space();
    }

    /** The items of a view that distances are taken of, ascending. */
    int[] items(View view) {
        return IntStream.of(view.items())
                .filter(item -> vicinity.taken()[item])
                .sorted()
                .toArray();
    }

    /** The first n items of a view by group hash, ascending. */
    int[] first(View view, int n) {
        int[] items = items(view);
        return items.length == n ? items : Vicinity.smallest(view, item -> vicinity.taken()[item], n);
    }

    /**
     * The nearest two of a side; an item is not its own neighbour.
     *
     * @param from items, -1 for none
     */
    Two nearest(int[] from, int[] side) {
        boolean[] member = new boolean[vicinity.place().length];
        IntStream.of(side).forEach(item -> member[item] = true);
        Two two = new Two(new double[from.length], new double[from.length], new int[from.length]);
        Arrays.fill(two.first, Double.POSITIVE_INFINITY);
        Arrays.fill(two.second, Double.POSITIVE_INFINITY);
        Arrays.fill(two.nearest, -1);
        for (int i = 0; i < from.length; i++) {
            int others = from[i] >= 0 && member[from[i]] ? side.length - 1 : side.length;
            if (from[i] >= 0 && walk(from[i], member, two, i) < Math.min(2, others)) {
                scan(from[i], side, two, i);
            }
        }
        return two;
    }

    private int walk(int item, boolean[] member, Two two, int i) {
        int found = 0;
        int begin = vicinity.place()[item] * vicinity.length();
        for (int at = Math.max(0, begin); at < begin + vicinity.length() && found < 2; at++) {
            int other = vicinity.ids()[at];
            if (other >= 0 && member[other]) {
                (found == 0 ? two.first : two.second)[i] = vicinity.measures()[at];
                two.nearest[i] = found == 0 ? other : two.nearest[i];
                found++;
            }
        }
        return found;
    }

    private void scan(int item, int[] side, Two two, int i) {
        two.first[i] = Double.POSITIVE_INFINITY;
        two.second[i] = Double.POSITIVE_INFINITY;
        two.nearest[i] = -1;
        vicinity.space().all(new int[] {item}, side, (row, from, count, measures) -> {
            for (int l = 0; l < count; l++) {
                if (side[from + l] != item && measures[l] < two.second[i]) {
                    boolean nearer = measures[l] < two.first[i];
                    two.second[i] = nearer ? two.first[i] : measures[l];
                    two.first[i] = nearer ? measures[l] : two.first[i];
                    two.nearest[i] = nearer ? side[from + l] : two.nearest[i];
                }
            }
        });
    }
}
