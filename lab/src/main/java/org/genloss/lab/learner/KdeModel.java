package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    /** Steps of quantiles in a step of draws. */
    private static final int FINER = 4;

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
        boolean tempered = sampling.temperature() != 1 && bandwidth.length == 1;
        double[] values = tempered ? tempered(items, seed.random()) : joint(items, seed.random());
        if (sampling.lambda() != 1) {
            double[] mean = mean(points, shares);
            for (int j = 0; j < mean.length; j++) {
                Numbers.shrink(values, mean.length, j, mean[j], Math.sqrt(sampling.lambda()));
            }
        }
        return Numbers.corpus(schema, values);
    }

    /** One column: the density to the power 1/T. */
    private double[] tempered(int items, UniformRandomProvider random) {
        double[] values = sampling.systematic()
                ? Even.uniforms(items, random)
                : random.doubles(items).toArray();
        KernelGrid.of(points.values(), shares, bandwidth[0], sampling.temperature())
                .orElseThrow(() -> new IllegalArgumentException(
                        "temperature follows the density of a kernel estimate step by step, and kernels of width "
                                + bandwidth[0] + " are too narrow for that; give a wider bandwidth"))
                .draw(sampling.temperature(), values);
        return values;
    }

    /** A kernel, then an item of it; in several columns with a temperature, the joint law of both to the power 1/T. */
    private double[] joint(int items, UniformRandomProvider random) {
        int d = bandwidth.length;
        double[] values = new double[items * d];
        double[] centres = points.values();
        IntSupplier places = places(items, random);
        ContinuousSampler normal = sampling.systematic() ? Even.normals(items, d, random) : Normals.sampler(random);
        double scale = Math.sqrt(sampling.temperature());
        for (int at = 0; at < values.length; at += d) {
            int centre = places.getAsInt() * d;
            for (int j = 0; j < d; j++) {
                values[at + j] = centres[centre + j] + scale * bandwidth[j] * normal.sample();
            }
        }
        return values;
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

    /** The ends of the first column with so many bandwidths to either side. */
    public double[] span(double bandwidths) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < points.values().length; at += bandwidth.length) {
            low = Math.min(low, points.values()[at]);
            high = Math.max(high, points.values()[at]);
        }
        return new double[] {low - bandwidths * bandwidth[0], high + bandwidths * bandwidth[0]};
    }

    /**
     * The density in one column step by step, wherever it is not negligible: places in ascending order, and the densities there. Empty where kernels
     * are too narrow for that, and so hardly differ from points.
     */
    public Optional<double[][]> steps() {
        return KernelGrid.of(points.values(), shares, bandwidth[0], 1)
                .map(grid -> grid.finer(FINER))
                .map(grid -> new double[][] {
                    grid.at(), Arrays.stream(grid.logs()).map(Math::exp).toArray()
                });
    }

    /** The points without their kernels. */
    public ResamplerModel points() {
        return new ResamplerModel(points, shares);
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
