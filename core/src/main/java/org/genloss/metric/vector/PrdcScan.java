package org.genloss.metric.vector;

/**
 * Precision, recall, density and coverage of any labelling of pooled points, read off their neighbour lists. Whatever is strictly nearer
 * than a listed neighbour is listed too, so a ball whose radius is found in the list is counted exactly; a point whose list ends before
 * its k-th own neighbour is measured against all points.
 */
final class PrdcScan {
    private final Nearest nearest;
    private final int k;
    private final Prdc.Counts counts;

    private PrdcScan(Nearest nearest, int k) {
        this.nearest = nearest;
        this.k = k;
        this.counts = new Prdc.Counts(nearest.points().size(), nearest.points().size());
    }

    /** Null where a side has no more than k points. */
    static Prdc of(Nearest nearest, boolean[] reference, boolean[] candidate, int k) {
        int references = count(reference);
        int candidates = count(candidate);
        if (references <= k || candidates <= k) {
            return null;
        }
        PrdcScan scan = new PrdcScan(nearest, k);
        for (int i = 0; i < reference.length; i++) {
            if (reference[i]) {
                scan.ball(i, reference, candidate, true);
            }
            if (candidate[i]) {
                scan.ball(i, candidate, reference, false);
            }
        }
        return scan.counts.shares(references, candidates, k);
    }

    private static int count(boolean[] marks) {
        int count = 0;
        for (boolean mark : marks) {
            count += mark ? 1 : 0;
        }
        return count;
    }

    private void ball(int i, boolean[] own, boolean[] other, boolean ofReference) {
        Neighbours lists = nearest.lists();
        double radius = listed(i, own);
        if (Double.isNaN(radius)) {
            exact(i, own, other, ofReference);
            return;
        }
        note(i, radius, other, ofReference);
        int end = (i + 1) * lists.length();
        for (int at = i * lists.length(); at < end && lists.squared()[at] < radius; at++) {
            mark(i, lists.ids()[at], other, ofReference);
        }
    }

    /** The squared radius of the ball of i, NaN where the list ends before it. */
    private double listed(int i, boolean[] own) {
        Neighbours lists = nearest.lists();
        int seen = 0;
        int end = (i + 1) * lists.length();
        for (int at = i * lists.length(); at < end; at++) {
            if (own[lists.ids()[at]] && ++seen == k) {
                return lists.squared()[at];
            }
        }
        return Double.NaN;
    }

    private void exact(int i, boolean[] own, boolean[] other, boolean ofReference) {
        Points points = nearest.points();
        double[] row = Distances.row(points.values(), i, points.values(), points.dimensions());
        double radius = Prdc.radius(row, own, i, k);
        note(i, radius, other, ofReference);
        for (int j = 0; j < row.length; j++) {
            if (row[j] < radius && j != i) {
                mark(i, j, other, ofReference);
            }
        }
    }

    /** A point of radius 0, and a point that belongs to both sides at once, which lies at distance 0 from itself. */
    private void note(int i, double radius, boolean[] other, boolean ofReference) {
        if (radius == 0) {
            counts.flatReference += ofReference ? 1 : 0;
            counts.flatCandidate += ofReference ? 0 : 1;
        } else {
            mark(i, i, other, ofReference);
        }
    }

    private void mark(int centre, int point, boolean[] other, boolean ofReference) {
        if (!other[point]) {
            return;
        }
        if (ofReference) {
            counts.inside++;
            counts.precise[point] = true;
            counts.covered[centre] = true;
        } else {
            counts.recalled[point] = true;
        }
    }
}
