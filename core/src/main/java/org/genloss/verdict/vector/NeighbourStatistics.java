package org.genloss.verdict.vector;

import java.util.Arrays;
import org.genloss.metric.vector.Neighbours;
import org.genloss.metric.vector.Points;

/** The statistics read off neighbour lists of pooled points; a relabelling is one walk along the lists. */
final class NeighbourStatistics {
    /** Neighbours kept of each point. Where fewer of them than wanted are of the own side, the last one stands for the wanted. */
    private static final int LIST = 64;

    private static final int NEAR = 5;
    private static final int MIXED = 10;

    private final Neighbours lists;
    private final double[] logs;
    private final boolean[] outlying;
    private final double[] reach;

    NeighbourStatistics(Points points) {
        this.lists = Neighbours.of(points, LIST);
        this.reach = new double[points.size()];
        for (int i = 0; i < reach.length && lists.length() > 0; i++) {
            reach[i] = Math.sqrt(lists.squared()[i * lists.length() + Math.min(MIXED, lists.length()) - 1]);
        }
        this.outlying = farthest(reach);
        this.logs = logs();
    }

    /** ln(distance + 0.05 of the median distance to the 10th neighbour, zeros left out); all NaN where nine of ten are zero. */
    private double[] logs() {
        double[] positive = Arrays.stream(reach).filter(r -> r > 0).sorted().toArray();
        double floor = positive.length * 10 < reach.length ? Double.NaN : 0.05 * positive[positive.length / 2];
        return Arrays.stream(lists.squared())
                .map(s -> Math.log(Math.sqrt(s) + floor))
                .toArray();
    }

    /** Those above the 95 % point; none on it, so that ties are not decided by order. */
    static boolean[] farthest(double[] distances) {
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double limit = sorted[Math.max(0, sorted.length - 1 - (int) Math.ceil(0.05 * sorted.length))];
        boolean[] farthest = new boolean[distances.length];
        for (int i = 0; i < farthest.length; i++) {
            farthest[i] = distances[i] > limit;
        }
        return farthest;
    }

    /** Which items count as outlying. */
    boolean[] outlying() {
        return outlying;
    }

    /** Distance of each item to its 10th nearest. */
    double[] reach() {
        return reach;
    }

    /** Coverage, support, mixing, local spread and outlying items under a labelling of the items. */
    void evaluate(boolean[] candidate, double[] out) {
        Tally reference = new Tally();
        Tally generated = new Tally();
        for (int i = 0; i < candidate.length; i++) {
            walk(i, candidate, candidate[i] ? generated : reference);
        }
        out[VectorStatistic.COVERAGE.ordinal()] = (double) reference.touched / reference.items;
        out[VectorStatistic.SUPPORT.ordinal()] = (double) generated.touched / generated.items;
        double others = (double) (reference.others + generated.others) / Math.min(MIXED, lists.length());
        out[VectorStatistic.MIXING.ordinal()] = others / candidate.length;
        out[VectorStatistic.LOCAL_SPREAD.ordinal()] =
                generated.logs / generated.items - reference.logs / reference.items;
        out[VectorStatistic.OUTLYING.ordinal()] =
                VectorCounts.of(outlying, candidate).root();
    }

    private static final class Tally {
        private int items;
        private int touched;
        private long others;
        private double logs;
    }

    private void walk(int i, boolean[] candidate, Tally tally) {
        int first = i * lists.length();
        int own = 0;
        int others = 0;
        int at = 0;
        while (at < lists.length() && (own < NEAR || at < MIXED)) {
            boolean same = candidate[lists.ids()[first + at]] == candidate[i];
            own += same ? 1 : 0;
            others += same || at >= MIXED ? 0 : 1;
            if (!same && at < NEAR && others == 1) {
                tally.touched++;
            }
            if (same && own == NEAR) {
                tally.logs += logs[first + at];
            }
            at++;
        }
        if (own < NEAR && at > 0) {
            tally.logs += logs[first + at - 1];
        }
        tally.items++;
        tally.others += others;
    }
}
