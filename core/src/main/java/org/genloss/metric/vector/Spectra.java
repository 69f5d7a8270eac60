package org.genloss.metric.vector;

/** Numbers of the eigenvalues of a covariance, given in descending order. Eigenvalues below rounding of the largest count as 0. */
final class Spectra {
    /** Share of the largest eigenvalue, per dimension, below which an eigenvalue cannot be told from 0 in double. */
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    private Spectra() {}

    private static double least(double[] eigenvalues) {
        return ROUNDING * eigenvalues.length * eigenvalues[0];
    }

    /** Sum of natural logarithms; NaN where an eigenvalue is 0. */
    static double logDeterminant(double[] eigenvalues) {
        double least = least(eigenvalues);
        double sum = 0;
        for (double value : eigenvalues) {
            sum += value > least ? Math.log(value) : Double.NaN;
        }
        return sum;
    }

    /** exp of the entropy of the eigenvalues as shares (Roy and Vetterli 2007); NaN where all are 0. */
    static double effectiveRank(double[] eigenvalues) {
        double total = total(eigenvalues);
        double least = least(eigenvalues);
        double entropy = 0;
        for (double value : eigenvalues) {
            if (value > least) {
                entropy -= value / total * Math.log(value / total);
            }
        }
        return total > 0 ? Math.exp(entropy) : Double.NaN;
    }

    /** (sum)^2 / sum of squares; NaN where all are 0. */
    static double participationRatio(double[] eigenvalues) {
        double total = total(eigenvalues);
        double squares = 0;
        for (double value : eigenvalues) {
            squares += value * value;
        }
        return total * total / squares;
    }

    /** Sum of the largest few over the sum of all; NaN where all are 0. */
    static double topShare(double[] eigenvalues, int few) {
        double top = total(java.util.Arrays.copyOf(eigenvalues, Math.min(few, eigenvalues.length)));
        return Math.min(1, top / total(eigenvalues));
    }

    static double total(double[] eigenvalues) {
        double total = 0;
        for (double value : eigenvalues) {
            total += Math.max(0, value);
        }
        return total;
    }
}
