package org.genloss.metric.vector;

import java.util.stream.IntStream;
import org.genloss.profile.Sides;
import org.genloss.profile.View;

/**
 * Vendi score of points under the cosine kernel (Friedman and Dieng 2023): the effective number of different directions. Points of length 0
 * have no direction and are left out.
 */
public final class Vendi {
    /** How many items are taken, in words. */
    static final String CAPS = "10,000, above 400 dimensions 400";

    private static final int WIDE = 400;
    private static final double LEAST = 1e-12;

    private Vendi() {}

    /** Of the view's first items by group hash. */
    record Spectrum(int items) implements View.Tally<Shares> {
        @Override
        public Shares tally(View view) {
            Points points = Points.of(view.pool());
            return shares(points.choose(Nearest.smallest(view, items)).values(), points.dimensions());
        }
    }

    /** Eigenvalues of kernel / n, largest first; none where no point has a direction. */
    record Shares(double[] eigenvalues) {
        /** As {@link Vendi#score}. */
        double score(double order) {
            if (eigenvalues.length == 0) {
                return Double.NaN;
            }
            if (Double.isInfinite(order)) {
                return 1 / eigenvalues[0];
            }
            double sum = 0;
            for (double value : eigenvalues) {
                if (value > LEAST) {
                    sum += order == 1 ? -value * Math.log(value) : Math.pow(value, order);
                }
            }
            return order == 1 ? Math.exp(sum) : Math.pow(sum, 1 / (1 - order));
        }
    }

    /** Items a side that scores of these sides are worked out on: as many as the smaller side has, at most {@link #CAPS}. */
    static int items(Sides sides) {
        return Math.min(Points.of(sides.pool()).dimensions() > WIDE ? WIDE : Nearest.CAP, Nearest.items(sides));
    }

    /**
     * Of n points given one after another, d numbers each, l the eigenvalues of kernel / n: exp(-sum l ln l) for order 1, 1 / largest l for
     * infinity, otherwise (sum l^q)^(1/(1-q)). Eigenvalues at or below 1e-12 count as 0. NaN where no point has a direction.
     *
     * @param order q, above 0
     */
    public static double score(double[] values, int d, double order) {
        return shares(values, d).score(order);
    }

    private static Shares shares(double[] values, int d) {
        double[][] directions = directions(values, d);
        return new Shares(directions.length == 0 ? new double[0] : eigenvalues(directions, d));
    }

    /** Of the kernel divided by n; those above 0 are also those of the d x d matrix of second moments, taken where smaller. */
    private static double[] eigenvalues(double[][] directions, int d) {
        int n = directions.length;
        if (n > d) {
            return Symmetric.eigenvalues(
                    Gram.of(n, d, (r, into) -> System.arraycopy(directions[r], 0, into, 0, d), n), d);
        }
        Gram.Rows coordinates = (r, into) -> {
            for (int i = 0; i < n; i++) {
                into[i] = directions[i][r];
            }
        };
        return Symmetric.eigenvalues(Gram.of(d, n, coordinates, n), n);
    }

    /** Unit vectors of the points of length above 0. */
    static double[][] directions(double[] values, int d) {
        return IntStream.range(0, values.length / d)
                .mapToObj(i -> direction(values, i * d, d))
                .filter(x -> x != null)
                .toArray(double[][]::new);
    }

    /** Scaled by the largest number first, so that no square overflows or vanishes; null where all are 0. */
    static double[] direction(double[] values, int at, int d) {
        double largest = 0;
        for (int j = 0; j < d; j++) {
            largest = Math.max(largest, Math.abs(values[at + j]));
        }
        if (largest == 0) {
            return null;
        }
        double[] x = new double[d];
        double squares = 0;
        for (int j = 0; j < d; j++) {
            x[j] = values[at + j] / largest;
            squares += x[j] * x[j];
        }
        double length = Math.sqrt(squares);
        for (int j = 0; j < d; j++) {
            x[j] /= length;
        }
        return x;
    }
}
