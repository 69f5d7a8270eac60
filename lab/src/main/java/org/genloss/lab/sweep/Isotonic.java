package org.genloss.lab.sweep;

/**
 * Isotonic regression by pooling adjacent violators: the non-increasing sequence f that minimises sum w (y - f)^2. Barlow, Bartholomew,
 * Bremner and Brunk 1972, Statistical Inference under Order Restrictions.
 */
final class Isotonic {
    private Isotonic() {}

    /** @param weights positive, as many as values */
    static double[] falling(double[] values, double[] weights) {
        int n = values.length;
        double[] mean = new double[n];
        double[] weight = new double[n];
        int[] size = new int[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            mean[blocks] = values[i];
            weight[blocks] = weights[i];
            size[blocks++] = 1;
            while (blocks > 1 && mean[blocks - 1] > mean[blocks - 2]) {
                blocks--;
                double sum = weight[blocks - 1] + weight[blocks];
                mean[blocks - 1] += (mean[blocks] - mean[blocks - 1]) * weight[blocks] / sum;
                weight[blocks - 1] = sum;
                size[blocks - 1] += size[blocks];
            }
        }
        double[] fitted = new double[n];
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (int i = 0; i < size[block]; i++) {
                fitted[at++] = mean[block];
            }
        }
        return fitted;
    }
}
