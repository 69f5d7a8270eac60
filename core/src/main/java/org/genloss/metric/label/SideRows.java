package org.genloss.metric.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.metric.RocCurve;
import org.genloss.metric.vector.Points;
import org.genloss.profile.Hashes;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;

/**
 * The rows of a pool that a classifier of the sides reads, in five folds by group.
 *
 * @param taken by row, its item of the pool
 * @param place by item of the pool, its row or -1
 * @param fold by row
 */
record SideRows(int[] taken, int[] place, int[] fold) {
    private static final int FOLDS = 5;
    /**
     * Folds are scored by models that learned from nearly the same rows, so that the mean of their areas moves more than as many independent areas would: by
     * Nadeau and Bengio 2003 (Machine Learning 52:239), with 1 / (folds - 1) rows asked for each that was learned from.
     */
    private static final double DEPENDENCE = Math.sqrt(1 + FOLDS / (FOLDS - 1.0));

    /** @param items of each side, those of smallest group hash */
    record Of(int items) implements Pool.Coding<SideRows> {
        @Override
        public SideRows code(Pool pool) {
            int[] taken = Points.smallest(pool, items);
            int[] place = new int[pool.items().size()];
            Arrays.fill(place, -1);
            for (int i = 0; i < taken.length; i++) {
                place[taken[i]] = i;
            }
            return new SideRows(taken, place, folds(pool, place, taken.length));
        }
    }

    /** Learns from rows of both sides to tell them apart. */
    interface Separator {
        /** Scores of other rows, higher where a row looks like the generation's. */
        double[] scores(int[] reference, int[] candidate, int[] asked);
    }

    /** The mean of the folds' areas, each scored by what was learned from the others, weighted by pairs of rows; empty where a side is short of rows or of groups. */
    Optional<RocCurve> area(Sides sides, int least, Separator separator) {
        int[] reference = rows(sides.reference().items());
        int[] candidate = rows(sides.candidate().items());
        if (Math.min(reference.length, candidate.length) < least) {
            return Optional.empty();
        }
        List<RocCurve> curves = new ArrayList<>();
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < FOLDS; i++) {
            int[] known = without(reference, i);
            int[] ofClass = without(candidate, i);
            int[] others = in(reference, i);
            int[] asked = in(candidate, i);
            if (known.length > 0 && ofClass.length > 0 && others.length > 0 && asked.length > 0) {
                double[] scores = separator.scores(
                        known,
                        ofClass,
                        IntStream.concat(IntStream.of(others), IntStream.of(asked))
                                .toArray());
                curves.add(RocCurve.of(
                        Arrays.copyOf(scores, others.length),
                        Arrays.copyOfRange(scores, others.length, scores.length)));
                pairs.add((double) others.length * asked.length);
            }
        }
        return RocCurve.mean(curves, pairs).map(curve -> curve.widened(DEPENDENCE));
    }

    private int[] rows(int[] items) {
        return IntStream.of(items).map(i -> place[i]).filter(i -> i >= 0).toArray();
    }

    private int[] in(int[] rows, int own) {
        return IntStream.of(rows).filter(row -> fold[row] == own).toArray();
    }

    private int[] without(int[] rows, int own) {
        return IntStream.of(rows).filter(row -> fold[row] != own).toArray();
    }

    private static int[] folds(Pool pool, int[] place, int rows) {
        int[] fold = new int[rows];
        for (int g = 0; g < pool.groups(); g++) {
            int own = Hashes.fold(pool.group(g).hash(), FOLDS);
            for (int item = pool.firstItem(g); item < pool.firstItem(g + 1); item++) {
                if (place[item] >= 0) {
                    fold[place[item]] = own;
                }
            }
        }
        return fold;
    }
}
