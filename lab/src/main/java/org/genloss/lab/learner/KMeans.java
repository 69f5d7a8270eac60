package org.genloss.lab.learner;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Vectors;

/** Lloyd's k-means from a k-means++ start (Arthur and Vassilvitskii 2007). */
final class KMeans {
    private static final int ROUNDS = 50;

    private KMeans() {}

    /** The cluster of each point, after convergence or 50 rounds. */
    static int[] cluster(Vectors points, int k, UniformRandomProvider random) {
        double[][] centres = start(points, k, random);
        int[] nearest = new int[points.size()];
        assign(points, centres, nearest);
        for (int round = 0; round < ROUNDS; round++) {
            move(points, nearest, centres);
            if (!assign(points, centres, nearest)) {
                break;
            }
        }
        return nearest;
    }

    /** The first centre is any point; each further one is a point with a chance proportional to its squared distance to the nearest centre. */
    private static double[][] start(Vectors points, int k, UniformRandomProvider random) {
        double[][] centres = new double[k][];
        double[] squares = new double[points.size()];
        Arrays.fill(squares, Double.POSITIVE_INFINITY);
        int chosen = random.nextInt(points.size());
        for (int j = 0; j < k; j++) {
            centres[j] = points.point(chosen);
            double sum = 0;
            for (int i = 0; i < squares.length; i++) {
                squares[i] = Math.min(squares[i], square(points, i, centres[j]));
                sum += squares[i];
            }
            chosen = sum > 0 ? place(squares, random.nextDouble() * sum) : random.nextInt(points.size());
        }
        return centres;
    }

    private static int place(double[] weights, double target) {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            last = weights[i] > 0 ? i : last;
            if (sum > target) {
                return i;
            }
        }
        return last;
    }

    /** @return whether any point is nearest to another centre than before */
    private static boolean assign(Vectors points, double[][] centres, int[] nearest) {
        boolean moved = false;
        for (int i = 0; i < nearest.length; i++) {
            double best = Double.POSITIVE_INFINITY;
            int at = 0;
            for (int j = 0; j < centres.length; j++) {
                double square = square(points, i, centres[j]);
                if (square < best) {
                    best = square;
                    at = j;
                }
            }
            moved |= nearest[i] != at;
            nearest[i] = at;
        }
        return moved;
    }

    /** Centres of empty clusters stay. */
    private static void move(Vectors points, int[] nearest, double[][] centres) {
        int d = points.dimensions();
        double[][] sums = new double[centres.length][d];
        int[] counts = new int[centres.length];
        for (int i = 0; i < nearest.length; i++) {
            counts[nearest[i]]++;
            for (int c = 0; c < d; c++) {
                sums[nearest[i]][c] += points.values()[i * d + c];
            }
        }
        for (int j = 0; j < centres.length; j++) {
            for (int c = 0; c < d && counts[j] > 0; c++) {
                centres[j][c] = sums[j][c] / counts[j];
            }
        }
    }

    private static double square(Vectors points, int i, double[] centre) {
        double[] x = points.values();
        int at = i * centre.length;
        double sum = 0;
        for (int c = 0; c < centre.length; c++) {
            double difference = x[at + c] - centre[c];
            sum += difference * difference;
        }
        return sum;
    }
}
