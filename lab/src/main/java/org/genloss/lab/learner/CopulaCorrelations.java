package org.genloss.lab.learner;

import java.util.List;
import org.genloss.metric.vector.Symmetric;

/** The correlations of the normal numbers behind the columns of a copula. */
final class CopulaCorrelations {
    private static final int HALVINGS = 40;

    private CopulaCorrelations() {}

    /** d by d, row after row, ones on the diagonal, no eigenvalue below 0 but for rounding. */
    static double[] of(List<CopulaColumn> columns, double[] weights) {
        int d = columns.size();
        double[] r = new double[d * d];
        for (int j = 0; j < d; j++) {
            r[j * d + j] = 1;
            for (int k = 0; k < j; k++) {
                r[j * d + k] = correlation(columns.get(j), columns.get(k), weights);
                r[k * d + j] = r[j * d + k];
            }
        }
        return repaired(r, d);
    }

    /** Over the rows in which neither cell is missing; 0 where there are none, or a column has one value only. */
    private static double correlation(CopulaColumn a, CopulaColumn b, double[] weights) {
        double sum = 0;
        double rows = 0;
        for (int i = 0; i < a.scores().length; i++) {
            double product = a.scores()[i] * b.scores()[i];
            if (!Double.isNaN(product)) {
                sum += weights[i] * product;
                rows += weights[i];
            }
        }
        return rows == 0 || a.size() == 1 || b.size() == 1 ? 0 : solve(a.series(), b.series(), sum / rows);
    }

    /** Mean products of rising functions rise with the correlation: sum a(m) b(m) r^m is halved in on. */
    private static double solve(double[] a, double[] b, double wanted) {
        double low = -1;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double sum = 0;
            for (int m = a.length - 1; m >= 0; m--) {
                sum = sum * middle + a[m] * b[m];
            }
            if (sum < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Estimated pair by pair, the matrix may have negative eigenvalues: these become 0, and the diagonal 1 again. */
    private static double[] repaired(double[] r, int d) {
        double[] values = Symmetric.eigenvalues(r, d);
        if (values[d - 1] >= 0) {
            return r;
        }
        double[] root = Symmetric.of(r, d).root();
        double[] product = new double[d * d];
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                for (int i = 0; i < d; i++) {
                    product[j * d + k] += root[j * d + i] * root[i * d + k];
                }
            }
        }
        double[] repaired = new double[d * d];
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                repaired[j * d + k] =
                        j == k ? 1 : product[j * d + k] / Math.sqrt(product[j * d + j] * product[k * d + k]);
            }
        }
        return repaired;
    }
}
