package org.genloss.metric.vector;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;

/** Lloyd's k-means from k-means++ starts (Arthur and Vassilvitskii 2007). Points are given one after another, d numbers each. */
public final class KMeans {
    private final double[] x;
    private final int d;
    private final int size;
    private final double[][] centres;
    private final int[] nearest;
    private final double[] squares;

    private KMeans(double[] x, int d, int k) {
        this.x = x;
        this.d = d;
        this.size = x.length / d;
        this.centres = new double[k][];
        this.nearest = new int[size];
        this.squares = new double[size];
    }

    /**
     * The cluster of each point, after convergence or some rounds.
     *
     * @param rounds most rounds
     * @param tries candidates for each centre of the start, of which the one that leaves the smallest squares is taken; 1 is plain k-means++
     */
    public record Of(int k, int rounds, int tries) {
        public int[] cluster(double[] x, int d, UniformRandomProvider random) {
            return run(x, d, random).nearest;
        }

        /** The clusters with the smallest sum of squares of several runs, the first of these; run i draws from the seed's child i. */
        int[] best(Points points, int restarts, Seed seed) {
            KMeans best = null;
            for (int i = 0; i < restarts; i++) {
                KMeans found =
                        run(points.values(), points.dimensions(), seed.child(i).random());
                best = best == null || found.sum() < best.sum() ? found : best;
            }
            return best.nearest;
        }

        private KMeans run(double[] x, int d, UniformRandomProvider random) {
            KMeans means = new KMeans(x, d, k);
            means.start(random, tries);
            means.assign();
            for (int round = 0; round < rounds; round++) {
                means.move();
                if (!means.assign()) {
                    break;
                }
            }
            return means;
        }
    }

    private double sum() {
        return Arrays.stream(squares).sum();
    }

    /** The first centre is any point; each further one is a point with a chance proportional to its squared distance to the nearest centre. */
    private void start(UniformRandomProvider random, int tries) {
        double[] left = new double[size];
        Arrays.fill(left, Double.POSITIVE_INFINITY);
        int chosen = random.nextInt(size);
        for (int j = 0; j < centres.length; j++) {
            centres[j] = Arrays.copyOfRange(x, chosen * d, (chosen + 1) * d);
            double sum = narrow(left, chosen);
            chosen = next(left, sum, tries, random);
        }
    }

    private int next(double[] left, double sum, int tries, UniformRandomProvider random) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int t = 0; t < tries; t++) {
            int candidate = sum > 0 ? place(left, random.nextDouble() * sum) : random.nextInt(size);
            double then = tries == 1 ? 0 : narrow(left.clone(), candidate);
            if (then < least) {
                least = then;
                best = candidate;
            }
        }
        return best;
    }

    /** Squared distances to the nearest centre with one more centre, and their sum. */
    private double narrow(double[] left, int centre) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            left[i] = Math.min(left[i], Distances.squared(x, i, x, centre, d));
            sum += left[i];
        }
        return sum;
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

    /** Of centres equally near the first; true where a point is nearest to another centre than before. */
    private boolean assign() {
        int[] before = nearest.clone();
        Arrays.fill(squares, Double.POSITIVE_INFINITY);
        double[] flat = new double[centres.length * d];
        for (int j = 0; j < centres.length; j++) {
            System.arraycopy(centres[j], 0, flat, j * d, d);
        }
        Distances.all(flat, x, d, (centre, from, count, squared) -> {
            for (int l = 0; l < count; l++) {
                if (squared[l] < squares[from + l]) {
                    squares[from + l] = squared[l];
                    nearest[from + l] = centre;
                }
            }
        });
        return !Arrays.equals(before, nearest);
    }

    /** Centres of empty clusters stay. */
    private void move() {
        double[][] sums = new double[centres.length][d];
        int[] counts = new int[centres.length];
        for (int i = 0; i < size; i++) {
            counts[nearest[i]]++;
            for (int c = 0; c < d; c++) {
                sums[nearest[i]][c] += x[i * d + c];
            }
        }
        for (int j = 0; j < centres.length; j++) {
            for (int c = 0; c < d && counts[j] > 0; c++) {
                centres[j][c] = sums[j][c] / counts[j];
            }
        }
    }
}
