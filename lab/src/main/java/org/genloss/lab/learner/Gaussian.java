package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Source;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/**
 * The normal law with the mean and the covariance of the data.
 *
 * @param estimator where the covariance comes from
 * @param lambda sampling bias: what is drawn has lambda times the model's covariance
 * @param variance of every column where the estimator is {@code known}; else without effect
 * @param step eta, above 0 and at most 1: a fit goes this part of the way from where it starts to the mean and covariance of the data; 1
 *     goes all the way
 * @param start where a step below 1 starts: warm at the model before (the first fit then goes all the way), cold at mean 0 and unit
 *     covariance
 */
@Shelf(Learner.class)
public record Gaussian(Estimator estimator, double lambda, double variance, double step, Start start)
        implements Learner {
    /** What the sum of squared deviations is divided by. */
    public enum Estimator {
        /** n: maximum likelihood. */
        BIASED,
        /** n-1; of weighted items 1 less the sum of squares of the weights that sum to 1. */
        UNBIASED,
        /** Only the mean is fitted; the variance is given, columns are independent. */
        KNOWN
    }

    public Gaussian {
        if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gaussian.lambda needs to be above 0, got " + lambda);
        }
        if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gaussian.variance needs to be above 0, got " + variance);
        }
        if (!(step > 0 && step <= 1)) {
            throw new IllegalArgumentException("gaussian.step needs to be above 0 and at most 1, got " + step);
        }
    }

    /** An exact fit of mean and covariance. */
    public Gaussian(Estimator estimator, double lambda) {
        this(estimator, lambda, 1, 1, Start.WARM);
    }

    public Gaussian() {
        this(Estimator.BIASED, 1);
    }

    @Override
    public Card card() {
        return Card.of("gaussian", "Gaussian")
                .says("A normal law with the mean and the full covariance of the data, or part of the way to them.")
                .formula(
                        "N(m, S), m = mean, S = sum (x-m)(x-m)' / n, or / (n-1) where unbiased, or given; drawn from N(m, lambda S); (m, S) = (m, S) before + step ((m, S) of the data - before)")
                .undefinedWhen("all real items are equal and the variance is not given")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    /** A covariance of fewer is singular. */
    @Override
    public int least(Schema schema) {
        return estimator == Estimator.KNOWN ? 1 : schema.width() + 1;
    }

    @Override
    public Optional<Learner> exact() {
        return Optional.of(new Gaussian(estimator, 1, variance, 1, start));
    }

    /** The normal laws, or mixtures of as many as the law has; where the variance is given, only the law of that variance. */
    @Override
    public Optional<Learner> rich(Source real) {
        Optional<GenerativeModel> law = real.truth();
        if (law.orElse(null) instanceof GmmModel mixture && step == 1) {
            Gmm gmm = new Gmm(mixture.size(), Gmm.Shape.FULL, 1e-6, 1e-5, 200);
            return Optional.of(gmm.sampled(Sampling.lambda(lambda)));
        }
        return law.filter(GaussianModel.class::isInstance)
                .map(GaussianModel.class::cast)
                .filter(this::contains)
                .map(model -> this);
    }

    private boolean contains(GaussianModel law) {
        if (estimator != Estimator.KNOWN) {
            return true;
        }
        for (int i = 0; i < law.dimensions(); i++) {
            for (int j = 0; j < law.dimensions(); j++) {
                if (law.covariance(i, j) != (i == j ? variance : 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** But for even draws both are its own lambda. */
    @Override
    public Learner sampled(Sampling way) {
        boolean own = !way.systematic() && samples().containsAll(way.ways());
        return own
                ? new Gaussian(estimator, lambda * way.lambda() * way.temperature(), variance, step, start)
                : Learner.super.sampled(way);
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
    public GaussianModel fit(Corpus data, Seed seed) {
        GaussianModel exact = exact(data);
        Numbers.refuseUnlessSpread(exact.spread(), Corpora.size(data));
        return step == 1 || start == Start.WARM ? exact : towards(standard(data.schema()), exact);
    }

    @Override
    public boolean warms() {
        return step < 1 && start == Start.WARM;
    }

    /** Draws without any spread are what a chain may end in: their law has variance 0. */
    @Override
    public GaussianModel refit(GenerativeModel previous, Corpus data, Seed seed) {
        return refit(previous, exact(data), Corpora.size(data));
    }

    private GaussianModel refit(GenerativeModel previous, GaussianModel exact, long items) {
        if (exact.spread() != 0) {
            Numbers.refuseUnlessSpread(exact.spread(), items);
        }
        if (step == 1 || !(previous instanceof GaussianModel before)) {
            return exact;
        }
        return towards(start == Start.WARM ? before : standard(exact.schema()), exact);
    }

    @Override
    public Optional<Tally> tally(int draws) {
        return Optional.of(new MomentTally(
                "gaussian",
                estimator == Estimator.KNOWN ? 1 : 2,
                points -> {},
                (schema, moments, previous) -> refit(previous, exact(schema, moments), moments.items())));
    }

    /** Weights that sum to W: the divisor is W, or W - (sum of their squares) / W, which is n - 1 where all are 1. */
    private GaussianModel exact(Schema schema, RunningMoments moments) {
        double all = moments.weight();
        return estimator == Estimator.KNOWN
                ? known(schema, moments.mean())
                : new GaussianModel(
                        schema,
                        moments.mean(),
                        moments.covariance(estimator == Estimator.BIASED ? all : all - moments.squares() / all),
                        lambda);
    }

    private GaussianModel known(Schema schema, double[] mean) {
        double[] variances = new double[mean.length];
        Arrays.fill(variances, variance);
        return new GaussianModel(schema, mean, variances, lambda);
    }

    private GaussianModel standard(Schema schema) {
        double[] ones = new double[schema.width()];
        Arrays.fill(ones, estimator == Estimator.KNOWN ? variance : 1);
        return new GaussianModel(schema, new double[schema.width()], ones, lambda);
    }

    private GaussianModel towards(GaussianModel from, GaussianModel to) {
        int d = to.dimensions();
        double[] mean = new double[d];
        Arrays.setAll(mean, j -> from.mean(j) + step * (to.mean(j) - from.mean(j)));
        boolean line = d == 1 || estimator == Estimator.KNOWN;
        double[] covariance = new double[line ? d : d * d];
        Arrays.setAll(covariance, i -> {
            int row = line ? i : i / d;
            int column = line ? i : i % d;
            return from.covariance(row, column) + step * (to.covariance(row, column) - from.covariance(row, column));
        });
        return new GaussianModel(to.schema(), mean, covariance, lambda);
    }

    private GaussianModel exact(Corpus data) {
        Vectors points = Numbers.read(Weighted.plain(data), "gaussian", estimator == Estimator.KNOWN ? 1 : 2);
        if (data instanceof Weighted weighted) {
            return of(data.schema(), points, Moments.shares(weighted.weights()));
        }
        return points.dimensions() == 1 && estimator != Estimator.KNOWN
                ? scalar(data.schema(), points.values())
                : of(data.schema(), points, null);
    }

    private GaussianModel scalar(Schema schema, double[] x) {
        double mean = sum(x) / x.length;
        double variance = sumOfSquares(x, mean) / divisor(x.length);
        return new GaussianModel(schema, new double[] {mean}, new double[] {variance}, lambda);
    }

    /** @param shares one an item, sum 1; null where all items are alike */
    private GaussianModel of(Schema schema, Vectors points, double[] shares) {
        double[] mean = shares == null ? Moments.mean(points) : Moments.mean(points, shares);
        if (estimator == Estimator.KNOWN) {
            return known(schema, mean);
        }
        double[] covariance = shares == null
                ? Moments.full(points, mean, divisor(points.size()))
                : Moments.full(points, mean, shares, divisor(shares));
        return new GaussianModel(schema, mean, covariance, lambda);
    }

    private double divisor(int n) {
        return estimator == Estimator.BIASED ? n : n - 1;
    }

    private double divisor(double[] shares) {
        return estimator == Estimator.BIASED
                ? 1
                : 1 - Arrays.stream(shares).map(w -> w * w).sum();
    }

    /** Four sums side by side: the processor adds them at once. */
    private static double sum(double[] x) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < x.length; i++) {
            a += x[i];
        }
        return (a + b) + (c + d);
    }

    private static double sumOfSquares(double[] x, double mean) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += (x[i] - mean) * (x[i] - mean);
            b += (x[i + 1] - mean) * (x[i + 1] - mean);
            c += (x[i + 2] - mean) * (x[i + 2] - mean);
            d += (x[i + 3] - mean) * (x[i + 3] - mean);
        }
        for (; i < x.length; i++) {
            a += (x[i] - mean) * (x[i] - mean);
        }
        return (a + b) + (c + d);
    }
}
