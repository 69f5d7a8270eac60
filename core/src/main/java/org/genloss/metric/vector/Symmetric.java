package org.genloss.metric.vector;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/** Eigenvalues and eigenvectors of a symmetric matrix, largest eigenvalue first (EJML: Householder, then implicit QR; one thread). */
public final class Symmetric {
    private final double[] values;
    private final double[][] vectors;

    private Symmetric(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /** The n eigenvalues of an n x n matrix given row after row, descending. */
    public static double[] eigenvalues(double[] matrix, int n) {
        return solve(matrix, n, false).values;
    }

    /** Eigenvalues with eigenvectors; the largest entry of each vector by size is positive. */
    public static Symmetric of(double[] matrix, int n) {
        return solve(matrix, n, true);
    }

    /** Descending; not to be written to. */
    public double[] values() {
        return values;
    }

    /** Unit vector of eigenvalue i; not to be written to. */
    public double[] vector(int i) {
        return vectors[i];
    }

    /** The symmetric matrix with the same eigenvectors and the square roots of the eigenvalues; negative eigenvalues count as 0. */
    public double[] root() {
        int n = values.length;
        double[] root = new double[n * n];
        for (int k = 0; k < n && values[k] > 0; k++) {
            double scale = Math.sqrt(values[k]);
            for (int i = 0; i < n; i++) {
                double factor = scale * vectors[k][i];
                for (int j = 0; j < n; j++) {
                    root[i * n + j] += factor * vectors[k][j];
                }
            }
        }
        return root;
    }

    private static Symmetric solve(double[] matrix, int n, boolean withVectors) {
        SymmetricQRAlgorithmDecomposition_DDRM solver =
                new SymmetricQRAlgorithmDecomposition_DDRM(new TridiagonalDecompositionHouseholder_DDRM(), withVectors);
        if (!solver.decompose(new DMatrixRMaj(n, n, true, matrix.clone()))) {
            throw new ArithmeticException("the eigenvalues of a " + n + " x " + n + " matrix did not converge");
        }
        Integer[] order = new Integer[n];
        double[] found = new double[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
            found[i] = solver.getEigenvalue(i).getReal();
        }
        java.util.Arrays.sort(order, (a, b) -> Double.compare(found[b], found[a]));
        double[] sorted = new double[n];
        double[][] vectors = new double[withVectors ? n : 0][];
        for (int i = 0; i < n; i++) {
            sorted[i] = found[order[i]];
            if (withVectors) {
                vectors[i] = oriented(solver.getEigenVector(order[i]).getData().clone());
            }
        }
        return new Symmetric(sorted, vectors);
    }

    /** The vector or its opposite, such that its largest entry by size is positive; changed in place. */
    static double[] oriented(double[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            largest = Math.abs(vector[i]) > Math.abs(vector[largest]) ? i : largest;
        }
        if (vector[largest] < 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = -vector[i];
            }
        }
        return vector;
    }
}
