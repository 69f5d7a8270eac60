package org.genloss.verdict.vector;

import java.util.Arrays;
import org.genloss.metric.vector.Points;

/** The statistics of a cloud of pooled points as a whole: its rim, clusters, spread and mean. Coordinates are about the pooled mean. */
final class VectorCloud {
    /** Share of the pooled variance added to both sides, so that a side that does not vary has a logarithm. */
    private static final double LEAST = 1e-6;

    private static final int MOST_CLUSTERS = 32;
    private static final int GROUPS_A_CLUSTER = 25;

    /** As small as a cluster may be whose disappearance still stands out among all of them: 16 against none is four standard deviations. */
    private static final int GROUPS_A_SMALL_CLUSTER = 16;

    private final double[][] x;
    private final boolean[] far;
    private final double[] norms;
    private final VectorKinds kinds;
    private final VectorKinds small;
    private final double[] sums;
    private final double[] squares;

    /** @param groups groups a side */
    VectorCloud(Points points, int groups) {
        this.x = VectorClusters.rows(points);
        this.norms = Arrays.stream(x)
                .mapToDouble(row -> Math.sqrt(VectorClusters.squared(row, new double[row.length])))
                .toArray();
        this.far = NeighbourStatistics.farthest(norms);
        this.kinds = VectorKinds.of(x, Math.min(MOST_CLUSTERS, groups / GROUPS_A_CLUSTER));
        this.small = kinds == null ? null : VectorKinds.of(x, groups / GROUPS_A_SMALL_CLUSTER);
        this.sums = new double[points.dimensions()];
        this.squares = new double[points.dimensions()];
        boolean[] all = new boolean[x.length];
        Arrays.fill(all, true);
        add(all, sums, squares);
    }

    /** Which items count as far from the centre. */
    boolean[] far() {
        return far;
    }

    double[] norms() {
        return norms;
    }

    /** Fills in the statistics from far items on. */
    void evaluate(boolean[] candidate, double[] out) {
        out[VectorStatistic.FAR.ordinal()] = VectorCounts.of(far, candidate).root();
        shares(candidate, out);
        spreads(candidate, out);
    }

    private void shares(boolean[] candidate, double[] out) {
        out[VectorStatistic.EMPTIEST_CLUSTER.ordinal()] = Double.NaN;
        out[VectorStatistic.EMPTIEST_SMALL_CLUSTER.ordinal()] = Double.NaN;
        out[VectorStatistic.EFFECTIVE_CLUSTERS.ordinal()] = Double.NaN;
        out[VectorStatistic.CLUSTER_TV.ordinal()] = Double.NaN;
        if (kinds == null) {
            return;
        }
        double entropy = 0;
        double moved = 0;
        for (VectorCounts counts : kinds.counts(candidate)) {
            entropy += term(counts.generated()) - term(counts.real());
            moved += counts.moved();
        }
        out[VectorStatistic.EMPTIEST_CLUSTER.ordinal()] = kinds.least(candidate);
        out[VectorStatistic.EMPTIEST_SMALL_CLUSTER.ordinal()] = small.least(candidate);
        out[VectorStatistic.EFFECTIVE_CLUSTERS.ordinal()] = entropy;
        out[VectorStatistic.CLUSTER_TV.ordinal()] = moved;
    }

    private static double term(double share) {
        return share > 0 ? -share * Math.log(share) : 0;
    }

    /**
     * Total variation between the shares of clusters, found anew after the candidate was stretched about its mean to the spread of the
     * reference. Where a cloud has only drawn together its points fall into the inner clusters, but this stays at chance.
     *
     * @param lost logarithm of the candidate's spread over the reference's
     */
    double sharesAtOneSize(boolean[] candidate, double lost) {
        double[] mean = new double[sums.length];
        int n = add(candidate, mean, new double[sums.length]);
        double[][] stretched = x.clone();
        for (int i = 0; i < x.length; i++) {
            if (candidate[i]) {
                stretched[i] = x[i].clone();
                for (int j = 0; j < mean.length; j++) {
                    stretched[i][j] = mean[j] / n + (x[i][j] - mean[j] / n) * Math.exp(-lost);
                }
            }
        }
        double moved = 0;
        for (VectorCounts counts : VectorKinds.of(stretched, kinds.size()).counts(candidate)) {
            moved += counts.moved();
        }
        return moved;
    }

    private int add(boolean[] chosen, double[] sum, double[] square) {
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (chosen[i]) {
                count++;
                double[] row = x[i];
                for (int j = 0; j < row.length; j++) {
                    sum[j] += row[j];
                    square[j] += row[j] * row[j];
                }
            }
        }
        return count;
    }

    private void spreads(boolean[] candidate, double[] out) {
        int d = sums.length;
        double[] sum = new double[d];
        double[] square = new double[d];
        int n = add(candidate, sum, square);
        int m = x.length - n;
        double generatedTrace = 0;
        double referenceTrace = 0;
        double trace = 0;
        double logs = 0;
        double squaredShift = 0;
        for (int j = 0; j < d; j++) {
            double pooled = squares[j] / x.length;
            double generated = variance(n, sum[j], square[j]) + LEAST * pooled;
            double reference = variance(m, sums[j] - sum[j], squares[j] - square[j]) + LEAST * pooled;
            double shift = sum[j] / n - (sums[j] - sum[j]) / m;
            generatedTrace += generated;
            referenceTrace += reference;
            trace += pooled;
            logs += 0.5 * Math.log(generated / reference);
            squaredShift += shift * shift;
        }
        out[VectorStatistic.TOTAL_SPREAD.ordinal()] = 0.5 * Math.log(generatedTrace / referenceTrace);
        out[VectorStatistic.AXES_SPREAD.ordinal()] = logs / d;
        out[VectorStatistic.MEAN_SHIFT.ordinal()] = Math.sqrt(squaredShift / trace);
    }

    private static double variance(int n, double sum, double square) {
        return Math.max(0, square - sum * sum / n) / (n - 1);
    }

    /** The clusters; null where there are too few groups. */
    VectorKinds kinds() {
        return kinds;
    }

    /** The small ones; null likewise. */
    VectorKinds small() {
        return small;
    }
}
