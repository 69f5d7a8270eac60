package org.genloss.metric.vector;

import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Seed;
import org.genloss.profile.Pool;

/** Fewer dimensions for points, blind to which side they came from. */
public final class Axes {
    /** Dimensions in which metrics that need eigenvalues are worked out at most. */
    static final int MOST = 256;

    static final String NOTE = "above 256 dimensions on the 256 leading principal axes of both sides together";

    /** Below this share of the largest variance an axis is taken to be constant. */
    private static final double CONSTANT = 1e-12;

    private Axes() {}

    /** The points of a pool as they are up to 256 dimensions, above on the 256 leading principal axes of the whole pool. */
    record Of() implements Pool.Coding<Points> {
        @Override
        public Points code(Pool pool) {
            Points points = Points.of(pool);
            return points.dimensions() <= MOST ? points : leading(points, MOST);
        }
    }

    /**
     * Coordinates on the principal axes of largest variance, about the mean; at most {@code most} axes, fewer where fewer vary, at least one.
     * Named axis1, axis2, ..
     */
    public static Points leading(Points points, int most) {
        return onAxes(points, values -> most);
    }

    /** Coordinates on as few of the leading principal axes as have that share of the variance together, at least one. */
    static Points explaining(Points points, double share) {
        return onAxes(points, values -> {
            double total = Spectra.total(values);
            double sum = 0;
            int axes = 0;
            while (axes < values.length && sum < share * total) {
                sum += Math.max(0, values[axes++]);
            }
            return axes;
        });
    }

    private static Points onAxes(Points points, ToIntFunction<double[]> most) {
        double[] mean = Moments.mean(
                points.values(),
                points.dimensions(),
                IntStream.range(0, points.size()).toArray());
        Principal axes = points.size() < points.dimensions() ? Principal.ofRows(points, mean) : Principal.of(points);
        double least = CONSTANT * axes.values[0];
        int kept = Math.max(1, (int) IntStream.range(0, Math.min(most.applyAsInt(axes.values), axes.values.length))
                .filter(i -> axes.values[i] > least)
                .count());
        double[][] directions =
                IntStream.range(0, kept).mapToObj(axes.direction).toArray(double[][]::new);
        return transformed(points, mean, directions, "axis");
    }

    /**
     * Principal axes of a set of points, the strongest first.
     *
     * @param values variances along them
     * @param direction unit vectors of those whose variance is above 0, the largest entry by size positive
     */
    private record Principal(double[] values, IntFunction<double[]> direction) {
        static Principal of(Points points) {
            Symmetric axes = Symmetric.of(Moments.of(points).covariance(), points.dimensions());
            return new Principal(axes.values(), axes::vector);
        }

        /**
         * Of fewer points than dimensions, by the inner products of the points: with u an eigenvector of XX', X'u is one of X'X of the same eigenvalue. The
         * work grows with the cube of the points and not of the dimensions, which are thousands in tables of pixels and genes.
         */
        static Principal ofRows(Points points, double[] mean) {
            int n = points.size();
            int d = points.dimensions();
            Gram.Rows centred = (j, into) -> {
                for (int i = 0; i < n; i++) {
                    into[i] = points.values()[i * d + j] - mean[j];
                }
            };
            Symmetric axes = Symmetric.of(Gram.of(d, n, centred, Math.max(1, n - 1)), n);
            return new Principal(axes.values(), a -> {
                double[] sum = new double[d];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < d; j++) {
                        sum[j] += axes.vector(a)[i] * (points.values()[i * d + j] - mean[j]);
                    }
                }
                double[] unit = Vendi.direction(sum, 0, d);
                return Symmetric.oriented(unit == null ? sum : unit);
            });
        }
    }

    /** Coordinates on {@code most} fixed random directions that keep squared distances on average (Johnson and Lindenstrauss 1984). */
    public static Points projected(Points points, int most) {
        int d = points.dimensions();
        var normal = ZigguratSampler.NormalizedGaussian.of(
                Seed.of(0).child("projection").random());
        double[][] directions = new double[most][d];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < most; i++) {
                directions[i][j] = normal.sample() / Math.sqrt(most);
            }
        }
        return transformed(points, new double[d], directions, "projection");
    }

    private static Points transformed(Points points, double[] centre, double[][] directions, String name) {
        int d = points.dimensions();
        int kept = directions.length;
        double[] values = new double[points.size() * kept];
        double[] x = new double[d];
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < d; j++) {
                x[j] = points.values()[i * d + j] - centre[j];
            }
            for (int a = 0; a < kept; a++) {
                values[i * kept + a] = dot(directions[a], x);
            }
        }
        return new Points(IntStream.rangeClosed(1, kept).mapToObj(a -> name + a).toList(), values);
    }

    /** In four interleaved sums. */
    private static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int t = 0;
        for (; t + 4 <= x.length; t += 4) {
            s0 += x[t] * y[t];
            s1 += x[t + 1] * y[t + 1];
            s2 += x[t + 2] * y[t + 2];
            s3 += x[t + 3] * y[t + 3];
        }
        for (; t < x.length; t++) {
            s0 += x[t] * y[t];
        }
        return s0 + s1 + (s2 + s3);
    }
}
