package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Decodable;
import org.genloss.lab.Sampling;
import org.genloss.lab.Scored;

/** A normal law. Parameters: mean and variance (of each column), and log-determinant and rank where there are several columns. */
public final class GaussianModel implements Scored, Decodable {
    private final Schema schema;
    private final double[] mean;
    private final double[] covariance;
    private final double scale;
    private final Normals normals;
    private final boolean even;

    /**
     * @param schema what is drawn: vectors, or a table with numeric columns only
     * @param mean d numbers, not written to afterwards
     * @param covariance d variances, or d by d numbers row after row; not written to afterwards
     * @param lambda what is drawn has lambda times the covariance
     */
    public GaussianModel(Schema schema, double[] mean, double[] covariance, double lambda) {
        this.schema = schema;
        this.mean = mean;
        this.covariance = covariance;
        this.scale = Math.sqrt(lambda);
        this.normals = Normals.of(mean, covariance);
        this.even = false;
    }

    private GaussianModel(GaussianModel law, Sampling sampling) {
        this.schema = law.schema;
        this.mean = law.mean;
        this.covariance = law.covariance;
        this.scale = law.scale * Math.sqrt(sampling.temperature() * sampling.lambda());
        this.normals = law.normals;
        this.even = law.even || sampling.systematic();
    }

    /** A normal law on the line. */
    public static GaussianModel of(double mean, double variance) {
        return new GaussianModel(Schema.vector(1), new double[] {mean}, new double[] {variance}, 1);
    }

    /** Sum of the sizes of all entries of the covariance; 0 for a law of one point, not finite where numbers overflowed. */
    double spread() {
        return Arrays.stream(covariance).map(Math::abs).sum();
    }

    Schema schema() {
        return schema;
    }

    public int dimensions() {
        return mean.length;
    }

    public double mean(int column) {
        return mean[column];
    }

    public double covariance(int row, int column) {
        if (covariance.length == mean.length) {
            return row == column ? covariance[row] : 0;
        }
        return covariance[row * mean.length + column];
    }

    /** ln det of the covariance; negative infinity where it has not full rank. */
    public double logDeterminant() {
        return normals.logDeterminant();
    }

    Normals normals() {
        return normals;
    }

    @Override
    public Corpus draw(int items, Seed seed) {
        int d = mean.length;
        double[] values = new double[items * d];
        ContinuousSampler normal = normals.source(items, even, seed.random());
        for (int at = 0; at < values.length; at += d) {
            normals.draw(normal, scale, values, at);
        }
        return Numbers.corpus(schema, values);
    }

    @Override
    public GaussianModel decoded(Sampling sampling) {
        return new GaussianModel(this, sampling);
    }

    @Override
    public List<Parameter> parameters() {
        if (mean.length == 1) {
            return List.of(new Parameter("mean", mean[0]), new Parameter("variance", covariance[0]));
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int j = 0; j < mean.length; j++) {
            parameters.add(new Parameter(Numbers.name("mean", schema, j), mean[j]));
        }
        for (int j = 0; j < mean.length; j++) {
            parameters.add(new Parameter(Numbers.name("variance", schema, j), covariance(j, j)));
        }
        parameters.add(new Parameter("log-determinant", logDeterminant()));
        parameters.add(new Parameter("rank", normals.rank()));
        return parameters;
    }

    @Override
    public double logDensity(Item item) {
        return normals.logDensity(Numbers.of(item, mean.length), 0);
    }
}
