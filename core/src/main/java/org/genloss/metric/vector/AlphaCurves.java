package org.genloss.metric.vector;

import java.util.Arrays;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/**
 * Precision and recall of a candidate, reference points counted from the middle outwards (Alaa et al. 2022). With alpha on a grid of steps from 0
 * to 1: precision at alpha is the share of candidate points no farther from the reference's mean than the alpha-quantile of reference points;
 * coverage at alpha is the share of reference points whose nearest candidate point is no farther than their nearest other reference point, and lies
 * no farther from the candidate's mean than the alpha-quantile of all such nearest candidate points.
 */
record AlphaCurves(double[] precision, double[] coverage) {
    /** Levels this close to a number of points are that number. */
    private static final double SNAP = 1e-9;

    /** Of two sides of a pool, 2 items of the reference and one of the candidate at least; at most 10,000 items a side. */
    record Of(View reference, int steps) implements View.Tally<AlphaCurves> {
        private static final int LIST = 64;

        @Override
        public AlphaCurves tally(View candidate) {
            Nearest nearest = candidate.pool().get(new Nearest.Of(LIST, 0));
            return of(nearest, nearest.of(reference), nearest.of(candidate), steps);
        }
    }

    static boolean defined(Sides sides) {
        return sides.reference().items().length >= 2 && sides.candidate().items().length >= 1;
    }

    static double alpha(int step, int steps) {
        return step / (steps - 1.0);
    }

    /** 1 - sum |alpha - curve| / sum alpha: 1 where the curve is the diagonal, 0 where it is as far off as it can be. */
    static double closeness(double[] curve) {
        double off = 0;
        double sum = 0;
        for (int s = 0; s < curve.length; s++) {
            double alpha = alpha(s, curve.length);
            off += Math.abs(alpha - curve[s]);
            sum += alpha;
        }
        return Math.max(0, 1 - off / sum);
    }

    private static AlphaCurves of(Nearest nearest, boolean[] reference, boolean[] candidate, int steps) {
        Points points = nearest.points();
        double[] middle = middle(points, reference);
        double[] candidateMiddle = middle(points, candidate);
        double[] typical = distances(points, reference, middle);
        double[] drawn = distances(points, candidate, middle);
        int count = typical.length;
        boolean[] met = new boolean[count];
        double[] metAt = new double[count];
        for (int i = 0, r = 0; i < reference.length; i++) {
            if (reference[i]) {
                Match own = match(nearest, i, reference, false);
                Match other = match(nearest, i, candidate, true);
                met[r] = other.squared <= own.squared;
                metAt[r++] = distance(points, other.point, candidateMiddle);
            }
        }
        Arrays.sort(typical);
        double[] sortedMet = metAt.clone();
        Arrays.sort(sortedMet);
        AlphaCurves curves = new AlphaCurves(new double[steps], new double[steps]);
        for (int s = 0; s < steps; s++) {
            double within = quantile(typical, alpha(s, steps));
            double metWithin = quantile(sortedMet, alpha(s, steps));
            curves.precision[s] =
                    (double) Arrays.stream(drawn).filter(x -> x <= within).count() / drawn.length;
            int covered = 0;
            for (int r = 0; r < count; r++) {
                covered += met[r] && metAt[r] <= metWithin ? 1 : 0;
            }
            curves.coverage[s] = (double) covered / count;
        }
        return curves;
    }

    private record Match(int point, double squared) {}

    /** The nearest member to a point: in its list, or among all. @param self whether the point itself may be it */
    private static Match match(Nearest nearest, int i, boolean[] members, boolean self) {
        if (self && members[i]) {
            return new Match(i, 0);
        }
        Neighbours lists = nearest.lists();
        for (int at = i * lists.length(); at < (i + 1) * lists.length(); at++) {
            if (members[lists.ids()[at]]) {
                return new Match(lists.ids()[at], lists.squared()[at]);
            }
        }
        Points points = nearest.points();
        double[] row = Distances.row(points.values(), i, points.values(), points.dimensions());
        int best = -1;
        for (int j = 0; j < row.length; j++) {
            best = members[j] && j != i && (best < 0 || row[j] < row[best]) ? j : best;
        }
        return new Match(best, row[best]);
    }

    private static double[] middle(Points points, boolean[] members) {
        int[] chosen = java.util.stream.IntStream.range(0, members.length)
                .filter(i -> members[i])
                .toArray();
        return Moments.mean(points.values(), points.dimensions(), chosen);
    }

    private static double[] distances(Points points, boolean[] members, double[] middle) {
        return java.util.stream.IntStream.range(0, members.length)
                .filter(i -> members[i])
                .mapToDouble(i -> distance(points, i, middle))
                .toArray();
    }

    private static double distance(Points points, int i, double[] middle) {
        return Math.sqrt(Distances.squared(points.values(), i, middle, 0, points.dimensions()));
    }

    /** Linear between order statistics (Hyndman and Fan 1996, definition 7). */
    private static double quantile(double[] sorted, double level) {
        double at = level * (sorted.length - 1);
        int low = (int) Math.floor(at + SNAP);
        double share = at - low;
        return share <= SNAP ? sorted[low] : sorted[low] + share * (sorted[low + 1] - sorted[low]);
    }
}
