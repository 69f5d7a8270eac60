package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GuideTableDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.Sampling;
import org.genloss.lab.Scored;

/**
 * Shares of bins, uniform within each. Parameters: mean, variance, {@code support} (bins with a share above 0) and {@code heterozygosity}
 * (chance that two draws are of different bins).
 */
public final class HistogramModel implements Scored, Decodable {
    private final Schema schema;
    private final double[] edges;
    private final double[] shares;
    private final Sampling sampling;

    /**
     * @param edges one more than bins, rising; not written to afterwards
     * @param shares of the bins, sum 1; not written to afterwards
     */
    HistogramModel(Schema schema, double[] edges, double[] shares) {
        this(schema, edges, shares, Sampling.PLAIN);
    }

    private HistogramModel(Schema schema, double[] edges, double[] shares, Sampling sampling) {
        this.sampling = sampling;
        this.schema = schema;
        this.edges = edges;
        this.shares = shares;
    }

    /** The bin of a number, the first or the last one where it lies outside; a number on an edge is of the bin that begins there. */
    static int bin(double[] edges, double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("histogram needs numbers, got NaN");
        }
        int place = Arrays.binarySearch(edges, x);
        int bin = place >= 0 ? place : -place - 2;
        return Math.max(0, Math.min(bin, edges.length - 2));
    }

    public int size() {
        return shares.length;
    }

    public double share(int bin) {
        return shares[bin];
    }

    /** Where a bin begins; the last one ends at edge {@link #size()}. */
    public double edge(int index) {
        return edges[index];
    }

    private double width(int bin) {
        return edges[bin + 1] - edges[bin];
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        return sampling.plain() ? independent(items, seed) : decoded(items, seed);
    }

    /** Quantiles of the law that is drawn from, then moved towards the mean. */
    private Corpus decoded(int items, Seed seed) {
        UniformRandomProvider random = seed.random();
        double[] widths = new double[shares.length];
        Arrays.setAll(widths, this::width);
        Inverse law = new Inverse(Decoder.decoded(shares, widths, sampling));
        double[] values = sampling.systematic()
                ? Even.uniforms(items, random)
                : random.doubles(items).toArray();
        double mean = mean();
        double scale = Math.sqrt(sampling.lambda());
        for (int i = 0; i < items; i++) {
            int bin = law.at(values[i]);
            double x = edges[bin] + law.within(bin, values[i]) * width(bin);
            double inside = Math.min(x, Math.nextDown(edges[bin + 1]));
            values[i] = scale == 1 ? inside : mean + scale * (inside - mean);
        }
        return Numbers.corpus(schema, values);
    }

    private double mean() {
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * (edges[i] + edges[i + 1]) / 2;
        }
        return mean;
    }

    private Corpus independent(int items, Seed seed) {
        UniformRandomProvider random = seed.random();
        SharedStateDiscreteSampler sampler = GuideTableDiscreteSampler.of(random, shares);
        double[] values = new double[items];
        for (int i = 0; i < items; i++) {
            int bin = sampler.sample();
            double x = edges[bin] + random.nextDouble() * width(bin);
            values[i] = Math.min(x, Math.nextDown(edges[bin + 1]));
        }
        return Numbers.corpus(schema, values);
    }

    @Override
    public HistogramModel decoded(Sampling sampling) {
        return new HistogramModel(schema, edges, shares, this.sampling.and(sampling));
    }

    @Override
    public List<Parameter> parameters() {
        double mean = mean();
        double square = 0;
        double agree = 0;
        int support = 0;
        for (int i = 0; i < shares.length; i++) {
            agree += shares[i] * shares[i];
            support += shares[i] > 0 ? 1 : 0;
        }
        for (int i = 0; i < shares.length; i++) {
            double deviation = (edges[i] + edges[i + 1]) / 2 - mean;
            square += shares[i] * (deviation * deviation + width(i) * width(i) / 12);
        }
        return List.of(
                new Parameter("mean", mean),
                new Parameter("variance", square),
                new Parameter("support", support),
                new Parameter("heterozygosity", 1 - agree));
    }

    /** Negative infinity outside the range and in empty bins. */
    @Override
    public double logDensity(Item item) {
        double x = Numbers.of(item, 1)[0];
        if (!(x >= edges[0] && x <= edges[edges.length - 1])) {
            return Double.NEGATIVE_INFINITY;
        }
        int bin = bin(edges, x);
        return Math.log(shares[bin] / width(bin));
    }
}
