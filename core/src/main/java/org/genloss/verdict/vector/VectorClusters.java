package org.genloss.verdict.vector;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;
import org.genloss.metric.vector.Points;

/**
 * Clusters of pooled points: k-means with seeded k-means++ starts (Arthur and Vassilvitskii 2007; Lloyd 1982).
 *
 * @param centres cluster after cluster
 * @param of cluster of each point
 */
record VectorClusters(double[][] centres, int[] of) {
    private static final int MOST_ROUNDS = 30;

    static VectorClusters of(double[][] x, int clusters) {
        double[][] centres = starts(x, clusters);
        int[] of = new int[x.length];
        Arrays.fill(of, -1);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!assign(x, centres, of)) {
                break;
            }
            move(x, centres, of);
        }
        return new VectorClusters(centres, of);
    }

    /** Squared distance of a point to the centre of a cluster. */
    static double squared(double[] x, double[] centre) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += (x[j] - centre[j]) * (x[j] - centre[j]);
        }
        return sum;
    }

    static double[][] rows(Points points) {
        int d = points.dimensions();
        double[][] rows = new double[points.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(points.values(), i * d, (i + 1) * d);
        }
        return rows;
    }

    private static double[][] starts(double[][] x, int clusters) {
        UniformRandomProvider random = Seed.of(0).child("clusters").random();
        double[][] centres = new double[clusters][];
        double[] nearest = new double[x.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        centres[0] = x[random.nextInt(x.length)].clone();
        for (int c = 1; c < clusters; c++) {
            double total = 0;
            for (int i = 0; i < x.length; i++) {
                nearest[i] = Math.min(nearest[i], squared(x[i], centres[c - 1]));
                total += nearest[i];
            }
            double left = random.nextDouble() * total;
            int chosen = 0;
            while (chosen < x.length - 1 && left >= nearest[chosen]) {
                left -= nearest[chosen++];
            }
            centres[c] = x[chosen].clone();
        }
        return centres;
    }

    /** Whether a point changed its cluster. */
    private static boolean assign(double[][] x, double[][] centres, int[] of) {
        boolean changed = false;
        for (int i = 0; i < x.length; i++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < centres.length; c++) {
                double squared = squared(x[i], centres[c]);
                if (squared < least) {
                    least = squared;
                    best = c;
                }
            }
            changed |= of[i] != best;
            of[i] = best;
        }
        return changed;
    }

    private static void move(double[][] x, double[][] centres, int[] of) {
        int[] sizes = new int[centres.length];
        double[][] sums = new double[centres.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
            sizes[of[i]]++;
            for (int j = 0; j < x[i].length; j++) {
                sums[of[i]][j] += x[i][j];
            }
        }
        for (int c = 0; c < centres.length; c++) {
            for (int j = 0; j < sums[c].length && sizes[c] > 0; j++) {
                centres[c][j] = sums[c][j] / sizes[c];
            }
        }
    }
}
