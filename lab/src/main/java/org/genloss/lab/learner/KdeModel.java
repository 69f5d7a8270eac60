package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Scored;

/** A Gaussian kernel on every point. Parameters: mean and variance of the density, and the bandwidth, of each column. */
public final class KdeModel implements Scored {
    private final Schema schema;
    private final Vectors points;
    private final double[] bandwidth;

    KdeModel(Schema schema, Vectors points, double[] bandwidth) {
        this.schema = schema;
        this.points = points;
        this.bandwidth = bandwidth;
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        int d = bandwidth.length;
        double[] values = new double[items * d];
        double[] centres = points.values();
        UniformRandomProvider random = seed.random();
        ZigguratSampler.NormalizedGaussian normal = Normals.sampler(random);
        for (int at = 0; at < values.length; at += d) {
            int centre = random.nextInt(points.size()) * d;
            for (int j = 0; j < d; j++) {
                values[at + j] = centres[centre + j] + bandwidth[j] * normal.sample();
            }
        }
        return Numbers.corpus(schema, values);
    }

    @Override
    public List<Parameter> parameters() {
        double[] mean = Moments.mean(points);
        double[] variances = Moments.variances(points, mean, points.size());
        List<Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < bandwidth.length; j++) {
            parameters.add(new Parameter(Numbers.name("mean", schema, j), mean[j]));
            parameters.add(
                    new Parameter(Numbers.name("variance", schema, j), variances[j] + bandwidth[j] * bandwidth[j]));
            parameters.add(new Parameter(Numbers.name("bandwidth", schema, j), bandwidth[j]));
        }
        return parameters;
    }

    @Override
    public double logDensity(Item item) {
        double[] x = Numbers.of(item, bandwidth.length);
        double[] logs = new double[points.size()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = kernel(x, i * bandwidth.length);
        }
        return Numbers.logSum(logs) - Math.log(logs.length);
    }

    private double kernel(double[] x, int centre) {
        double log = 0;
        for (int j = 0; j < bandwidth.length; j++) {
            double z = (x[j] - points.values()[centre + j]) / bandwidth[j];
            log -= 0.5 * (z * z + Math.log(2 * Math.PI)) + Math.log(bandwidth[j]);
        }
        return log;
    }
}
