package org.genloss.metric.vector;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;
import org.genloss.data.Vectors;

/**
 * Weighted least squares with a ridge penalty, for one or several targets: by the normal equations where there are at least as many rows as
 * inputs, by the matrix of inner products of rows (which gives the solution of smallest norm) where there are fewer. Matrices without full
 * rank are inverted on their range (Moore and Penrose).
 */
public final class LeastSquares {
    /** Squared pivots below this, of a matrix scaled to a diagonal of ones, and eigenvalues below this times the largest count as zero. */
    private static final double ZERO = 1e-13;

    private final double[] x;
    private final int width;
    private final int inputs;
    private final int rows;
    private final double[] weights;
    private final double[] mean;

    /**
     * @param points in each row the inputs, then the targets
     * @param weights one a row; null where all rows count alike
     * @param intercept whether the plane need not go through the origin; the intercept is not penalised
     */
    public LeastSquares(Vectors points, int inputs, double[] weights, boolean intercept) {
        this.x = points.values();
        this.width = points.dimensions();
        this.inputs = inputs;
        this.rows = points.size();
        this.weights = weights;
        this.mean = new double[width];
        if (intercept) {
            centre();
        }
    }

    private double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    private void centre() {
        double all = 0;
        for (int i = 0; i < rows; i++) {
            double weight = weight(i);
            all += weight;
            for (int j = 0; j < width; j++) {
                mean[j] += weight * x[i * width + j];
            }
        }
        for (int j = 0; j < width; j++) {
            mean[j] /= all;
        }
    }

    /**
     * What minimises sum weight (y - a - x'w)^2 + ridge |w|^2.
     *
     * @return for each target its weights and, last, its intercept, which is 0 where none was wanted
     */
    public double[][] solve(double ridge) {
        return planes((matrix, n, right) -> symmetric(matrix, n, ridge, right));
    }

    /**
     * Where gradient descent on the same sum stands after some steps from weights of 0; the intercept is the best for these weights. Along an axis of
     * curvature s, an eigenvector of X'WX + ridge I, it has gone 1 - (1 - rate s / max s)^steps of the way.
     *
     * @param rate length of a step over the inverse of the largest curvature, above 0 and below 2
     * @return as {@link #solve}
     */
    public double[][] descend(double ridge, int steps, double rate) {
        return planes((matrix, n, right) -> descended(filled(matrix, n, ridge), right, steps, rate));
    }

    /** What is done about M s = right. */
    private interface Solver {
        /** @param lower the lower triangle of M, n by n */
        double[] solve(double[] lower, int n, double[] right);
    }

    private double[][] planes(Solver solver) {
        double[] solved = rows < inputs ? dual(solver) : primal(solver);
        double[][] planes = new double[width - inputs][inputs + 1];
        for (int c = 0; c < planes.length; c++) {
            double intercept = mean[inputs + c];
            for (int j = 0; j < inputs; j++) {
                planes[c][j] = solved[j * planes.length + c];
                intercept -= mean[j] * planes[c][j];
            }
            planes[c][inputs] = intercept;
        }
        return planes;
    }

    /** (X'WX + ridge I) w = X'Wy. */
    private double[] primal(Solver solver) {
        int targets = width - inputs;
        double[] gram = new double[inputs * inputs];
        double[] right = new double[inputs * targets];
        double[] row = new double[width];
        for (int i = 0; i < rows; i++) {
            double weight = weight(i);
            for (int j = 0; j < width; j++) {
                row[j] = x[i * width + j] - mean[j];
            }
            for (int j = 0; j < inputs; j++) {
                double scaled = weight * row[j];
                int at = j * inputs;
                for (int k = 0; k <= j; k++) {
                    gram[at + k] += scaled * row[k];
                }
                for (int c = 0; c < targets; c++) {
                    right[j * targets + c] += scaled * row[inputs + c];
                }
            }
        }
        return solver.solve(gram, inputs, right);
    }

    /** w = A'u with (AA' + ridge I) u = b, where A and b are the rows times the roots of their weights. */
    private double[] dual(Solver solver) {
        int targets = width - inputs;
        double[] scaled = new double[rows * width];
        for (int i = 0; i < rows; i++) {
            double root = Math.sqrt(weight(i));
            for (int j = 0; j < width; j++) {
                scaled[i * width + j] = root * (x[i * width + j] - mean[j]);
            }
        }
        double[] products = new double[rows * rows];
        double[] right = new double[rows * targets];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k <= i; k++) {
                products[i * rows + k] = product(scaled, i * width, k * width);
            }
            System.arraycopy(scaled, i * width + inputs, right, i * targets, targets);
        }
        double[] multipliers = solver.solve(products, rows, right);
        double[] solved = new double[inputs * targets];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < inputs; j++) {
                for (int c = 0; c < targets; c++) {
                    solved[j * targets + c] += scaled[i * width + j] * multipliers[i * targets + c];
                }
            }
        }
        return solved;
    }

    private double product(double[] of, int a, int b) {
        double sum = 0;
        for (int j = 0; j < inputs; j++) {
            sum += of[a + j] * of[b + j];
        }
        return sum;
    }

    /** Solves (M + ridge I) s = right. @param lower the lower triangle of M, n by n; filled up here */
    private static double[] symmetric(double[] lower, int n, double ridge, double[] right) {
        double[] matrix = filled(lower, n, ridge);
        double[] solved = cholesky(matrix, n, right);
        return solved == null ? pseudoInverse(matrix, n, right) : solved;
    }

    private static double[] filled(double[] lower, int n, double ridge) {
        for (int j = 0; j < n; j++) {
            lower[j * n + j] += ridge;
            for (int k = 0; k < j; k++) {
                lower[k * n + j] = lower[j * n + k];
            }
        }
        return lower;
    }

    /** s(t+1) = s(t) + rate / max eigenvalue * (right - M s(t)); of inner products of rows this is the same descent, in multipliers of the rows. */
    private static double[] descended(double[] matrix, double[] right, int steps, double rate) {
        int n = (int) Math.round(Math.sqrt(matrix.length));
        int targets = right.length / n;
        double largest = Symmetric.eigenvalues(matrix, n)[0];
        double[] s = new double[right.length];
        double[] gap = new double[right.length];
        for (int step = 0; step < steps && largest > 0; step++) {
            for (int j = 0; j < n; j++) {
                for (int c = 0; c < targets; c++) {
                    double sum = right[j * targets + c];
                    for (int k = 0; k < n; k++) {
                        sum -= matrix[j * n + k] * s[k * targets + c];
                    }
                    gap[j * targets + c] = sum;
                }
            }
            for (int i = 0; i < s.length; i++) {
                s[i] += rate / largest * gap[i];
            }
        }
        return s;
    }

    /** Scaled to a diagonal of ones, so that units do not matter; null where the matrix has not full rank. */
    private static double[] cholesky(double[] matrix, int n, double[] right) {
        double[] scale = new double[n];
        Arrays.setAll(scale, j -> 1 / Math.sqrt(matrix[j * n + j]));
        double[] scaled = new double[n * n];
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                scaled[j * n + k] = matrix[j * n + k] * scale[j] * scale[k];
            }
        }
        LinearSolverChol_DDRM solver = new LinearSolverChol_DDRM(new CholeskyDecompositionInner_DDRM(true));
        if (!Arrays.stream(scale).allMatch(Double::isFinite)
                || !solver.setA(new DMatrixRMaj(n, n, true, scaled))
                || !positive(solver.getDecomposition().getT(null), n)) {
            return null;
        }
        int targets = right.length / n;
        DMatrixRMaj b = new DMatrixRMaj(n, targets);
        for (int i = 0; i < right.length; i++) {
            b.data[i] = right[i] * scale[i / targets];
        }
        DMatrixRMaj solved = new DMatrixRMaj(n, targets);
        solver.solve(b, solved);
        for (int i = 0; i < right.length; i++) {
            solved.data[i] *= scale[i / targets];
        }
        return solved.data;
    }

    private static boolean positive(DMatrixRMaj factor, int n) {
        for (int j = 0; j < n; j++) {
            double pivot = factor.get(j, j);
            if (!(pivot * pivot > ZERO * n)) {
                return false;
            }
        }
        return true;
    }

    private static double[] pseudoInverse(double[] matrix, int n, double[] right) {
        Symmetric eigen = Symmetric.of(matrix, n);
        int targets = right.length / n;
        double[] solved = new double[right.length];
        for (int e = 0; e < n && eigen.values()[e] > ZERO * n * eigen.values()[0]; e++) {
            double[] vector = eigen.vector(e);
            for (int c = 0; c < targets; c++) {
                double along = 0;
                for (int j = 0; j < n; j++) {
                    along += vector[j] * right[j * targets + c];
                }
                along /= eigen.values()[e];
                for (int j = 0; j < n; j++) {
                    solved[j * targets + c] += along * vector[j];
                }
            }
        }
        return solved;
    }
}
