package org.genloss.metric.copying;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Workers;
import org.genloss.metric.text.Ngrams;
import org.genloss.profile.Pool;

/**
 * Which real groups the generated contents of a pool go with, blind to whether a real group belongs to the reference or to the holdout. Equal
 * contents are asked once.
 *
 * @param asked different generated contents that were looked at
 * @param items one generated item for each content that goes with any real group; indices of the pool
 * @param groups the real groups of each; none where there are over 64, which say nothing
 */
public record Matches(int asked, int[] items, int[][] groups) {
    private static final int MOST_GROUPS = 64;
    private static final int CHUNK = 50;

    /** Contents of a real item. */
    public static Matches identical(Pool pool) {
        Contents contents = Contents.of(pool);
        int[][] real = new int[contents.size()][];
        int[] groupOf = groupOf(pool);
        for (int item : real(pool)) {
            int content = contents.of()[item];
            real[content] = with(real[content], groupOf[item]);
        }
        int[] different = different(pool, contents);
        int[] items = IntStream.of(different)
                .filter(item -> real[contents.of()[item]] != null)
                .toArray();
        int[][] groups = IntStream.of(items)
                .mapToObj(item -> capped(real[contents.of()[item]]))
                .toArray(int[][]::new);
        return new Matches(different.length, items, groups);
    }

    /** The real groups that lie nearest to each generated content that equals none of them; several where they are equally near. */
    public static Matches nearest(Pool pool, Workers workers) {
        Contents contents = Contents.of(pool);
        boolean[] real = new boolean[contents.size()];
        int[] known = real(pool);
        IntStream.of(known).forEach(item -> real[contents.of()[item]] = true);
        int[] items = IntStream.of(different(pool, contents))
                .filter(item -> !real[contents.of()[item]])
                .toArray();
        Space space = Space.of(pool);
        int[] groupOf = groupOf(pool);
        int chunks = (items.length + CHUNK - 1) / CHUNK;
        int[][] groups = workers
                .map(
                        chunks,
                        c -> nearest(
                                space,
                                Arrays.copyOfRange(items, c * CHUNK, Math.min(items.length, (c + 1) * CHUNK)),
                                known))
                .stream()
                .flatMap(Arrays::stream)
                .map(found -> capped(IntStream.of(found)
                        .map(item -> groupOf[item])
                        .distinct()
                        .sorted()
                        .toArray()))
                .toArray(int[][]::new);
        return new Matches(items.length, items, groups);
    }

    /** The real texts that have the rarest run of so many words of each generated text that equals no real one. */
    public static Matches runs(Pool pool, int words) {
        Ngrams.Coded runs = pool.get(new Ngrams(words));
        int[][] having = new int[runs.types()][];
        int[] groupOf = groupOf(pool);
        for (int item : real(pool)) {
            for (int at = runs.start()[item]; at < runs.start()[item + 1]; at++) {
                int type = runs.type()[at];
                having[type] = with(having[type], groupOf[item]);
            }
        }
        Matches identical = identical(pool);
        boolean[] equal = new boolean[pool.items().size()];
        IntStream.of(identical.items).forEach(item -> equal[item] = true);
        List<Integer> items = new ArrayList<>();
        List<int[]> groups = new ArrayList<>();
        int[] different = different(pool, Contents.of(pool));
        for (int item : different) {
            int[] rarest = equal[item] ? null : rarest(runs, item, having);
            if (rarest != null) {
                items.add(item);
                groups.add(capped(rarest));
            }
        }
        return new Matches(different.length, items.stream().mapToInt(i -> i).toArray(), groups.toArray(int[][]::new));
    }

    private static int[] rarest(Ngrams.Coded runs, int item, int[][] having) {
        int[] rarest = null;
        for (int at = runs.start()[item]; at < runs.start()[item + 1]; at++) {
            int[] groups = having[runs.type()[at]];
            if (groups != null && (rarest == null || groups.length < rarest.length)) {
                rarest = groups;
            }
        }
        return rarest;
    }

    private static int[][] nearest(Space space, int[] from, int[] real) {
        List<Ties> ties = IntStream.range(0, from.length)
                .mapToObj(i -> new Ties(space, real))
                .toList();
        space.all(from, real, (row, at, count, measures) -> ties.get(row).take(at, count, measures));
        return ties.stream().map(Ties::found).toArray(int[][]::new);
    }

    /** The nearest items of a row so far, and those that may be as near. */
    private static final class Ties {
        private final Space space;
        private final int[] real;
        private double least = Double.POSITIVE_INFINITY;
        private double limit = Double.POSITIVE_INFINITY;
        private int[] items = new int[4];
        private double[] measures = new double[4];
        private int size;

        Ties(Space space, int[] real) {
            this.space = space;
            this.real = real;
        }

        void take(int at, int count, double[] found) {
            for (int l = 0; l < count; l++) {
                if (found[l] <= limit) {
                    add(real[at + l], found[l]);
                }
            }
        }

        private void add(int item, double measure) {
            if (measure < least) {
                least = measure;
                limit = measure + space.slack(measure);
                prune();
            }
            if (size == items.length) {
                items = Arrays.copyOf(items, 2 * size);
                measures = Arrays.copyOf(measures, 2 * size);
            }
            items[size] = item;
            measures[size++] = measure;
        }

        private void prune() {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (measures[i] <= limit) {
                    items[kept] = items[i];
                    measures[kept++] = measures[i];
                }
            }
            size = kept;
        }

        int[] found() {
            return Arrays.copyOf(items, size);
        }
    }

    /** The first generated item of each content. */
    private static int[] different(Pool pool, Contents contents) {
        boolean[] seen = new boolean[contents.size()];
        return IntStream.of(pool.candidate().items())
                .filter(item -> {
                    boolean first = !seen[contents.of()[item]];
                    seen[contents.of()[item]] = true;
                    return first;
                })
                .toArray();
    }

    private static int[] real(Pool pool) {
        return IntStream.concat(
                        IntStream.of(pool.reference().items()),
                        pool.holdout().stream().flatMapToInt(held -> IntStream.of(held.items())))
                .toArray();
    }

    private static int[] groupOf(Pool pool) {
        int[] groupOf = new int[pool.items().size()];
        for (int g = 0; g < pool.groups(); g++) {
            Arrays.fill(groupOf, pool.firstItem(g), pool.firstItem(g + 1), g);
        }
        return groupOf;
    }

    /** Groups, ascending, with one more; that one comes last, and one over the most is enough. */
    private static int[] with(int[] groups, int group) {
        if (groups == null) {
            return new int[] {group};
        }
        int last = groups.length - 1;
        if (groups[last] == group || groups.length > MOST_GROUPS) {
            return groups;
        }
        int[] more = Arrays.copyOf(groups, groups.length + 1);
        more[last + 1] = group;
        return more;
    }

    private static int[] capped(int[] groups) {
        return groups.length > MOST_GROUPS ? new int[0] : groups;
    }
}
