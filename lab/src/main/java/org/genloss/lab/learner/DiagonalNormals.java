package org.genloss.lab.learner;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/** Independent columns; one column is the normal law on the line. */
final class DiagonalNormals implements Normals {
    private final double[] mean;
    private final double[] sd;

    DiagonalNormals(double[] mean, double[] variances) {
        this.mean = mean;
        this.sd = new double[mean.length];
        Arrays.setAll(sd, j -> Math.sqrt(variances[j]));
    }

    @Override
    public int rank() {
        return (int) Arrays.stream(sd).filter(s -> s > 0).count();
    }

    @Override
    public int numbers() {
        return mean.length;
    }

    @Override
    public double logDeterminant() {
        return 2 * Arrays.stream(sd).map(Math::log).sum();
    }

    @Override
    public void draw(ContinuousSampler normal, double scale, double[] into, int at) {
        for (int j = 0; j < mean.length; j++) {
            into[at + j] = mean[j] + scale * sd[j] * normal.sample();
        }
    }

    @Override
    public double logDensity(double[] x, int at) {
        double log = 0;
        for (int j = 0; j < mean.length; j++) {
            double deviation = x[at + j] - mean[j];
            if (sd[j] > 0) {
                double z = deviation / sd[j];
                log -= 0.5 * (z * z + Math.log(2 * Math.PI)) + Math.log(sd[j]);
            } else if (Math.abs(deviation) > OFF * Math.abs(mean[j])) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        return log;
    }
}
