package org.genloss.lab.learner;

import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.genloss.metric.vector.Symmetric;
import org.genloss.shelf.Shelf;

/**
 * Probabilistic principal components: a normal law whose covariance is free in some directions and the same in all others. It is also where
 * a variational autoencoder with linear encoder and decoder ends.
 *
 * @param latent number q of free directions, below the number of columns d; 0 gives one variance for all columns
 */
@Shelf(Learner.class)
public record Ppca(int latent) implements Learner {
    public Ppca {
        if (latent < 0) {
            throw new IllegalArgumentException("ppca.latent needs to be 0 or more, got " + latent);
        }
    }

    public Ppca() {
        this(1);
    }

    @Override
    public Card card() {
        return Card.of("ppca", "Probabilistic principal components")
                .says(
                        "A normal law with a few free directions and equal variance in all others; the optimum of a linear variational autoencoder.")
                .formula(
                        "N(m, W W' + s I), W = U (L - s I)^(1/2) of the q largest eigenvalues L of the covariance (divisor n), s = mean of the d-q others")
                .undefinedWhen("there are not more columns than free directions, or all items are equal")
                .source("Tipping and Bishop 1999, JRSS B 61:611; Lucas et al. 2019 (arXiv 1911.02469)");
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.LAMBDA, Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.width() > 1 && Numbers.only(schema);
    }

    @Override
    public boolean weighs() {
        return true;
    }

    /** The maximum of the likelihood, in closed form. */
    @Override
    public GaussianModel fit(Corpus data, Seed seed) {
        Vectors points = Numbers.read(Weighted.plain(data), "ppca", 2);
        refuse(points);
        double[] shares = Moments.shares(Weighted.weights(data));
        double[] mean = Moments.mean(points, shares);
        return model(data.schema(), mean, Moments.full(points, mean, shares, 1), points.size());
    }

    private void refuse(Vectors points) {
        int d = points.dimensions();
        if (latent >= d) {
            throw new IllegalArgumentException(
                    "ppca.latent needs to be below the number of columns, " + d + ", got " + latent);
        }
    }

    @Override
    public Optional<Learner> exact() {
        return Optional.of(this);
    }

    @Override
    public Optional<Tally> tally(int draws) {
        return Optional.of(new MomentTally(
                "ppca",
                2,
                this::refuse,
                (schema, moments, previous) ->
                        model(schema, moments.mean(), moments.covariance(moments.weight()), moments.items())));
    }

    private GaussianModel model(Schema schema, double[] mean, double[] moments, long items) {
        int d = mean.length;
        Symmetric axes = Symmetric.of(moments, d);
        double rest = 0;
        for (int i = latent; i < d; i++) {
            rest += Math.max(0, axes.values()[i]) / (d - latent);
        }
        double[] covariance = covariance(axes, rest);
        Numbers.refuseUnlessSpread(rest + axes.values()[0], items);
        return new GaussianModel(schema, mean, covariance, 1);
    }

    private double[] covariance(Symmetric axes, double rest) {
        int d = axes.values().length;
        double[] covariance = new double[d * d];
        for (int c = 0; c < d; c++) {
            for (int e = 0; e < d; e++) {
                double sum = c == e ? rest : 0;
                for (int i = 0; i < latent; i++) {
                    sum += (axes.values()[i] - rest) * axes.vector(i)[c] * axes.vector(i)[e];
                }
                covariance[c * d + e] = sum;
            }
        }
        return covariance;
    }
}
