package org.genloss.metric.label;

import org.genloss.data.Vectors;
import org.genloss.metric.vector.LeastSquares;

/**
 * Logistic regression with a ridge penalty by Newton's steps: the weights w and the intercept a that minimise 1/2 ridge |w|^2 + sum over rows of
 * ln(1 + exp(-s (a + x'w))), s = 1 for rows of the class and -1 for others. With ridge 1 it is the default of scikit-learn.
 */
final class Logistic {
    private static final int STEPS = 50;
    private static final int HALVINGS = 30;
    private static final double CLOSE = 1e-10;
    private static final double LEAST_WEIGHT = 1e-12;

    private final double[] x;
    private final boolean[] inClass;
    private final int width;
    private final double ridge;

    private Logistic(double[] x, boolean[] inClass, double ridge) {
        this.x = x;
        this.inClass = inClass;
        this.width = x.length / inClass.length;
        this.ridge = ridge;
    }

    /**
     * The weights, and last the intercept.
     *
     * @param x inputs, row after row; both classes must have rows
     */
    static double[] fit(double[] x, boolean[] inClass, double ridge) {
        return new Logistic(x, inClass, ridge).fit();
    }

    /** a + x'w of the row that begins at a position. */
    static double height(double[] plane, double[] x, int at) {
        int width = plane.length - 1;
        double height = plane[width];
        for (int j = 0; j < width; j++) {
            height += plane[j] * x[at + j];
        }
        return height;
    }

    private double[] fit() {
        double[] plane = new double[width + 1];
        double loss = loss(plane);
        for (int step = 0; step < STEPS; step++) {
            double[] next = step(plane);
            double better = loss(next);
            for (int half = 0; half < HALVINGS && better > loss; half++) {
                for (int j = 0; j <= width; j++) {
                    next[j] = (next[j] + plane[j]) / 2;
                }
                better = loss(next);
            }
            if (!(better <= loss)) {
                return plane;
            }
            boolean done = loss - better <= CLOSE * CLOSE * loss || away(plane, next) <= CLOSE;
            plane = next;
            loss = better;
            if (done) {
                return plane;
            }
        }
        return plane;
    }

    private static double away(double[] a, double[] b) {
        double most = 0;
        for (int j = 0; j < a.length; j++) {
            most = Math.max(most, Math.abs(a[j] - b[j]));
        }
        return most;
    }

    private double loss(double[] plane) {
        double loss = 0;
        for (int j = 0; j < width; j++) {
            loss += ridge / 2 * plane[j] * plane[j];
        }
        for (int i = 0; i < inClass.length; i++) {
            double height = height(plane, x, i * width);
            double wrong = inClass[i] ? -height : height;
            loss += Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong)));
        }
        return loss;
    }

    /** One of Newton's steps: weighted least squares of the heights and what is missing of them. */
    private double[] step(double[] plane) {
        double[] rows = new double[inClass.length * (width + 1)];
        double[] weights = new double[inClass.length];
        for (int i = 0; i < weights.length; i++) {
            double height = height(plane, x, i * width);
            double p = 1 / (1 + Math.exp(-height));
            weights[i] = Math.max(LEAST_WEIGHT, p * (1 - p));
            System.arraycopy(x, i * width, rows, i * (width + 1), width);
            rows[i * (width + 1) + width] = height + ((inClass[i] ? 1 : 0) - p) / weights[i];
        }
        return new LeastSquares(new Vectors("", width + 1, rows), width, weights, true).solve(ridge)[0];
    }
}
