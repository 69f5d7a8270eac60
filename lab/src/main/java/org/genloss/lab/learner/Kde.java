package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * A kernel density estimate with a Gaussian kernel.
 *
 * @param bandwidth standard deviation of the kernel in every column, a number above 0; or {@code scott}, n^(-1/(d+4)) times the unbiased
 *     standard deviation of the column; or {@code silverman}, (n (d+2)/4)^(-1/(d+4)) times it; items with weights
 *     count as many as their weights say, in units in which all of them together are n
 */
@Shelf(Learner.class)
public record Kde(String bandwidth) implements Learner {
    private static final String SCOTT = "scott";
    private static final String SILVERMAN = "silverman";

    public Kde {
        bandwidth = bandwidth.toLowerCase(Locale.ROOT);
        if (!bandwidth.equals(SCOTT) && !bandwidth.equals(SILVERMAN) && !(number(bandwidth) > 0)) {
            throw new IllegalArgumentException(
                    "kde.bandwidth needs to be scott, silverman or a number above 0, got " + bandwidth);
        }
    }

    public Kde() {
        this(SCOTT);
    }

    @Override
    public Card card() {
        return Card.of("kde", "Kernel density estimate")
                .says("A Gaussian kernel on every item. It spreads: each generation adds the kernel's own variance.")
                .formula(
                        "f(x) = 1/n sum w_i N(x; x_i, diag(h^2)), w = 1 without weights, h fixed, or sd_j n^(-1/(d+4)) (Scott), or sd_j (n(d+2)/4)^(-1/(d+4)) (Silverman); "
                                + "temperature T: f^(1/T) in one column, in several T h^2 about every item, which sharpens each kernel and not their sum")
                .undefinedWhen("the bandwidth follows a rule and a column has no spread")
                .source("Scott 1992, Multivariate Density Estimation; Silverman 1986, Density Estimation");
    }

    /** A kernel without width: the items themselves. */
    @Override
    public Optional<Learner> exact() {
        return Optional.of(new Resampler());
    }

    /** Kernels on infinitely many items come as close to any law as their width lets them. */
    @Override
    public Optional<Learner> rich(Source real) {
        return Optional.of(this);
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.LAMBDA, Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean fits(Schema schema) {
        return Numbers.only(schema);
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public KdeModel fit(Corpus data, Seed seed) {
        boolean fixed = number(bandwidth) > 0;
        Corpus counted = Weighted.counted(data);
        Vectors points = Numbers.read(Weighted.plain(counted), "kde", fixed ? 1 : 2);
        double[] shares = counted instanceof Weighted weighted ? Moments.shares(weighted.weights()) : null;
        double[] h = new double[points.dimensions()];
        Arrays.fill(h, number(bandwidth));
        return new KdeModel(
                data.schema(),
                points,
                shares,
                fixed ? h : byRule(KdeModel.variances(points, shares), Corpora.size(data), data.schema()));
    }

    /** @param variances with divisor n */
    private double[] byRule(double[] variances, int n, Schema schema) {
        int d = variances.length;
        double effective = bandwidth.equals(SCOTT) ? n : n * (d + 2) / 4.0;
        double factor = Math.pow(effective, -1.0 / (d + 4));
        double[] h = new double[d];
        for (int j = 0; j < d; j++) {
            if (!(variances[j] > 0 && variances[j] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("no spread is left in "
                        + schema.columns().get(j).name() + ", so " + bandwidth + " has no bandwidth");
            }
            h[j] = factor * Math.sqrt(variances[j] * n / (n - 1.0));
        }
        return h;
    }

    /** The text as a finite number; NaN where it is none. */
    private static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
