package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.IntSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Decodable;
import org.genloss.lab.Sampling;
import org.genloss.lab.Scored;

/** A Gaussian kernel on every point. Parameters: mean and variance of the density, and the bandwidth, of each column. */
public final class KdeModel implements Scored, Decodable {
    private final Schema schema;
    private final Vectors points;
    private final double[] shares;
    private final double[] bandwidth;
    private final Sampling sampling;

    /** @param shares one a point, sum 1; null where all are alike */
    KdeModel(Schema schema, Vectors points, double[] shares, double[] bandwidth) {
        this(schema, points, shares, bandwidth, Sampling.PLAIN);
    }

    private KdeModel(Schema schema, Vectors points, double[] shares, double[] bandwidth, Sampling sampling) {
        this.schema = schema;
        this.points = points;
        this.shares = shares;
        this.bandwidth = bandwidth;
        this.sampling = sampling;
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        int d = bandwidth.length;
        double[] values = new double[items * d];
        double[] centres = points.values();
        UniformRandomProvider random = seed.random();
        IntSupplier places = places(items, random);
        ContinuousSampler normal = sampling.systematic() ? Even.normals(items, d, random) : Normals.sampler(random);
        double scale = Math.sqrt(sampling.temperature());
        for (int at = 0; at < values.length; at += d) {
            int centre = places.getAsInt() * d;
            for (int j = 0; j < d; j++) {
                values[at + j] = centres[centre + j] + scale * bandwidth[j] * normal.sample();
            }
        }
        if (sampling.lambda() != 1) {
            double[] mean = mean(points, shares);
            for (int j = 0; j < d; j++) {
                Numbers.shrink(values, d, j, mean[j], Math.sqrt(sampling.lambda()));
            }
        }
        return Numbers.corpus(schema, values);
    }

    /** Kernels are alike, so that the joint law of kernel and item, tempered, has the shares to the power 1/T. */
    private IntSupplier places(int items, UniformRandomProvider random) {
        if (shares != null) {
            return new Inverse(Decoder.decoded(shares, Sampling.temperature(sampling.temperature())))
                    .places(items, sampling.systematic(), random);
        }
        if (!sampling.systematic()) {
            return () -> random.nextInt(points.size());
        }
        PrimitiveIterator.OfDouble uniforms =
                Arrays.stream(Even.uniforms(items, random)).iterator();
        return () -> (int) (uniforms.nextDouble() * points.size());
    }

    @Override
    public KdeModel decoded(Sampling way) {
        return new KdeModel(schema, points, shares, bandwidth, sampling.and(way));
    }

    private static double[] mean(Vectors points, double[] shares) {
        return shares == null ? Moments.mean(points) : Moments.mean(points, shares);
    }

    /** Of the points by their shares, with divisor n. */
    static double[] variances(Vectors points, double[] shares) {
        double[] mean = mean(points, shares);
        return shares == null
                ? Moments.variances(points, mean, points.size())
                : Moments.variances(points, mean, shares);
    }

    @Override
    public List<Parameter> parameters() {
        double[] mean = mean(points, shares);
        double[] variances = variances(points, shares);
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
            logs[i] = kernel(x, i * bandwidth.length) + (shares == null ? 0 : Math.log(shares[i]));
        }
        return Numbers.logSum(logs) - (shares == null ? Math.log(logs.length) : 0);
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
