package org.genloss.metric.copying;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.genloss.profile.Pool;

/** Generated items with the reference item that each seems to come from, the most telling first: nearest to it beside the nearest held one. */
public final class ClosePairs {
    private static final int MOST = 100;

    private ClosePairs() {}

    /**
     * One pair.
     *
     * @param generated item of the pool
     * @param reference item of the pool
     * @param nearness distance of the two over the distance to the nearest held item
     */
    public record Pair(int generated, int reference, double nearness) {}

    /** At most so many, of generated items whose nearest real groups are all of the reference. */
    public static List<Pair> of(Pool pool, Matches matches, int many) {
        Space space = Space.of(pool);
        IntPredicate ofReference = g -> g < pool.referenceGroups();
        List<Near> near = IntStream.range(0, matches.items().length)
                .filter(i -> matches.groups()[i].length > 0
                        && IntStream.of(matches.groups()[i]).allMatch(ofReference))
                .mapToObj(i -> Near.of(space, matches.items()[i], members(pool, matches.groups()[i])))
                .sorted(Comparator.comparingDouble(Near::measure).thenComparingInt(Near::generated))
                .limit(MOST)
                .toList();
        int[] held = pool.holdout().orElseThrow().items();
        return near.stream()
                .map(n -> new Pair(
                        n.generated,
                        n.real,
                        space.distance(n.measure) / space.distance(Near.of(space, n.generated, held).measure)))
                .sorted(Comparator.comparingDouble(Pair::nearness).thenComparingInt(Pair::generated))
                .limit(many)
                .toList();
    }

    private static int[] members(Pool pool, int[] groups) {
        return Arrays.stream(groups)
                .flatMap(g -> IntStream.range(pool.firstItem(g), pool.firstItem(g + 1)))
                .toArray();
    }

    private record Near(int generated, int real, double measure) {
        static Near of(Space space, int item, int[] others) {
            double[] least = {Double.POSITIVE_INFINITY};
            int[] nearest = {-1};
            space.all(new int[] {item}, others, (row, from, count, measures) -> {
                for (int l = 0; l < count; l++) {
                    if (measures[l] < least[0]) {
                        least[0] = measures[l];
                        nearest[0] = others[from + l];
                    }
                }
            });
            return new Near(item, nearest[0], least[0]);
        }
    }
}
