package org.genloss.metric.label;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Logistic regression with a ridge penalty: the weights w and the intercept a that minimise 1/2 ridge |w|^2 + sum over rows of
 * ln(1 + exp(-s (a + x'w))), s = 1 for rows of the class and -1 for others; with ridge 1 the default of scikit-learn. Each step is Newton's with the
 * largest curvature there can be, X'X/4 (Böhning and Lindsay 1988): it never overshoots, and its matrix is worked out once.
 */
final class Logistic {
    private static final int STEPS = 300;
    private static final double CLOSE = 1e-6;

    private Logistic() {}

    /**
     * The weights, and last the intercept; steps end where none of them moves by over a millionth.
     *
     * @param x inputs, row after row; both classes must have rows
     */
    static double[] fit(double[] x, boolean[] inClass, double ridge) {
        int width = x.length / inClass.length;
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(width + 1);
        if (!solver.setA(curvature(x, width, ridge))) {
            throw new IllegalStateException("the curvature of " + width + " inputs is not positive");
        }
        double[] plane = new double[width + 1];
        DMatrixRMaj gradient = new DMatrixRMaj(width + 1, 1);
        DMatrixRMaj step = new DMatrixRMaj(width + 1, 1);
        double most = Double.POSITIVE_INFINITY;
        for (int i = 0; i < STEPS && most > CLOSE; i++) {
            gradient.data = gradient(plane, x, inClass, ridge);
            solver.solve(gradient, step);
            most = 0;
            for (int j = 0; j <= width; j++) {
                plane[j] += step.data[j];
                most = Math.max(most, Math.abs(step.data[j]));
            }
        }
        return plane;
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

    /** X'X/4 + ridge, the last row and column those of the intercept, which has no ridge. */
    private static DMatrixRMaj curvature(double[] x, int width, double ridge) {
        DMatrixRMaj matrix = new DMatrixRMaj(width + 1, width + 1);
        double[] row = new double[width + 1];
        row[width] = 1;
        for (int at = 0; at < x.length; at += width) {
            System.arraycopy(x, at, row, 0, width);
            for (int a = 0; a <= width; a++) {
                if (row[a] != 0) {
                    add(matrix.data, a * (width + 1), row, a);
                }
            }
        }
        for (int a = 0; a <= width; a++) {
            for (int b = 0; b <= a; b++) {
                matrix.set(b, a, matrix.get(a, b) / 4 + (a == b && a < width ? ridge : 0));
                matrix.set(a, b, matrix.get(b, a));
            }
        }
        return matrix;
    }

    private static void add(double[] matrix, int at, double[] row, int a) {
        double factor = row[a];
        for (int b = 0; b <= a; b++) {
            matrix[at + b] += factor * row[b];
        }
    }

    /** Downhill: X'(y - p) - ridge w. */
    private static double[] gradient(double[] plane, double[] x, boolean[] inClass, double ridge) {
        int width = plane.length - 1;
        double[] gradient = Arrays.stream(plane).map(w -> -ridge * w).toArray();
        gradient[width] = 0;
        for (int i = 0; i < inClass.length; i++) {
            double missing = (inClass[i] ? 1 : 0) - 1 / (1 + Math.exp(-height(plane, x, i * width)));
            for (int j = 0; j < width; j++) {
                gradient[j] += missing * x[i * width + j];
            }
            gradient[width] += missing;
        }
        return gradient;
    }
}
