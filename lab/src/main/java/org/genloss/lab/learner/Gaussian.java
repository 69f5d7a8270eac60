package org.genloss.lab.learner;

import java.util.Arrays;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.genloss.shelf.Shelf;

/**
 * The normal law with the mean and the covariance of the data.
 *
 * @param estimator divisor of the covariance
 * @param lambda sampling bias: what is drawn has lambda times the model's covariance
 */
@Shelf(Learner.class)
public record Gaussian(Estimator estimator, double lambda) implements Learner {
    /** What the sum of squared deviations is divided by. */
    public enum Estimator {
        /** n: maximum likelihood. */
        BIASED,
        /** n-1. */
        UNBIASED
    }

    public Gaussian {
        if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gaussian.lambda needs to be above 0, got " + lambda);
        }
    }

    public Gaussian() {
        this(Estimator.BIASED, 1);
    }

    @Override
    public Card card() {
        return Card.of("gaussian", "Gaussian")
                .says("A normal law with the mean and the full covariance of the data.")
                .formula(
                        "N(m, S), m = mean, S = sum (x-m)(x-m)' / n, or / (n-1) where unbiased; drawn from N(m, lambda S)")
                .undefinedWhen("all items are equal")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Schema schema) {
        return Numbers.only(schema);
    }

    @Override
    public GaussianModel fit(Corpus data, Seed seed) {
        Vectors points = Numbers.read(data, "gaussian", 2);
        return points.dimensions() == 1 ? scalar(data.schema(), points.values()) : full(data.schema(), points);
    }

    private GaussianModel scalar(Schema schema, double[] x) {
        double mean = sum(x) / x.length;
        double variance = sumOfSquares(x, mean) / divisor(x.length);
        Numbers.refuseUnlessSpread(variance, x.length);
        return new GaussianModel(schema, new double[] {mean}, new double[] {variance}, lambda);
    }

    private GaussianModel full(Schema schema, Vectors points) {
        double[] mean = Moments.mean(points);
        double[] covariance = Moments.full(points, mean, divisor(points.size()));
        Numbers.refuseUnlessSpread(Arrays.stream(covariance).map(Math::abs).sum(), points.size());
        return new GaussianModel(schema, mean, covariance, lambda);
    }

    private double divisor(int n) {
        return estimator == Estimator.BIASED ? n : n - 1;
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
