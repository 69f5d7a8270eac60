package org.genloss.lab.theory;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.regime.Growing;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Sizes;
import org.genloss.shelf.Shelf;

/** A Gaussian refitted to draws of a Gaussian: the ratio of successive variances is a constant times chi-square with n-1 degrees. */
@Shelf(Theory.class)
public final class GaussianReplace implements Theory {
    private final LinearMoments moments = new LinearMoments();
    private final RoundMoments rounds = new RoundMoments();

    @Override
    public Card card() {
        return Card.of("gaussian-replace", "Gaussian on Gaussian, replaced")
                .says(
                        "Expected deviation, log variance and distances from the truth when a Gaussian is refitted to its own draws.")
                .formula(
                        "E ln det = t sum over i<d of psi((n-1-i)/2) + ln 2 - ln(n-1); E sd = c4(n)^t; biased: n for n-1; unequal sizes: the sum, the product over them")
                .undefinedWhen("the truth is not Gaussian, or n is not above the number of columns")
                .source(
                        "Suresh et al. 2024 (arXiv 2412.17646); Shumailov et al. 2024; Kazdan et al. 2024 (arXiv 2410.16713)");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        boolean unequal = regime instanceof Sizes || regime instanceof Growing;
        boolean covered = regime instanceof Replace || regime instanceof Arm.RealOnly || unequal;
        if (!covered
                || !(experiment.learner() instanceof Gaussian learner)
                || !(experiment.real().truth().orElse(null) instanceof GaussianModel truth)
                || learner.estimator() == Gaussian.Estimator.KNOWN
                || learner.step() < 1
                || (unequal && truth.dimensions() > 1)) {
            return OptionalDouble.empty();
        }
        int[] sizes = sizes(experiment, regime, regime instanceof Arm.RealOnly ? 1 : generation);
        if (Arrays.stream(sizes).anyMatch(n -> n <= truth.dimensions())) {
            return OptionalDouble.empty();
        }
        String quantity = Quantity.of(measure, subject);
        if (quantity.equals("log-variance") || quantity.equals("log-determinant")) {
            return OptionalDouble.of(logDeterminant(learner, truth, sizes));
        }
        if (!List.of("standard-deviation", "w2-to-truth", "kl-to-truth").contains(quantity)
                || (truth.dimensions() > 1 && !quantity.equals("kl-to-truth"))) {
            return OptionalDouble.empty();
        }
        Theory first = unequal ? rounds : moments;
        double error =
                first.expected(experiment, regime, "mean-error", "", generation).orElseThrow();
        double variance =
                first.expected(experiment, regime, "variance", "", generation).orElseThrow();
        if (quantity.equals("kl-to-truth")) {
            double log = logDeterminant(learner, truth, sizes) - truth.logDeterminant();
            double d = truth.dimensions();
            return OptionalDouble.of(0.5 * (d * (variance + error) / trace(truth) - d - log));
        }
        double v0 = truth.covariance(0, 0);
        double deviation = deviation(learner, v0, sizes);
        return switch (quantity) {
            case "standard-deviation" -> OptionalDouble.of(deviation);
            case "w2-to-truth" -> OptionalDouble.of(error + variance + v0 - 2 * Math.sqrt(v0) * deviation);
            default -> OptionalDouble.empty();
        };
    }

    private static double trace(GaussianModel law) {
        double sum = 0;
        for (int j = 0; j < law.dimensions(); j++) {
            sum += law.covariance(j, j);
        }
        return sum;
    }

    /** Items of each fit up to one. */
    private static int[] sizes(Experiment experiment, Regime regime, int fits) {
        boolean same = regime instanceof Replace || regime instanceof Arm.RealOnly;
        int n = experiment.items();
        return IntStream.rangeClosed(1, fits)
                .map(fit -> same ? n : fit == 1 ? regime.first(n) : regime.synthetic(n, fit))
                .toArray();
    }

    private static double divisor(Gaussian learner, int n) {
        return learner.estimator() == Gaussian.Estimator.UNBIASED ? n - 1 : n;
    }

    private static double logDeterminant(Gaussian learner, GaussianModel truth, int[] sizes) {
        int d = truth.dimensions();
        double fitted = 0;
        for (int n : sizes) {
            for (int i = 0; i < d; i++) {
                fitted += Digamma.value((n - 1 - i) / 2.0) + Math.log(2 / divisor(learner, n));
            }
        }
        return truth.logDeterminant() + fitted + (sizes.length - 1) * d * Math.log(learner.lambda());
    }

    /** s0 prod c4(n) sqrt((n-1)/divisor) lambda^((t-1)/2), c4(n) = sqrt(2/(n-1)) gamma(n/2)/gamma((n-1)/2). */
    private static double deviation(Gaussian learner, double v0, int[] sizes) {
        double kept = Math.pow(learner.lambda(), (sizes.length - 1) / 2.0);
        for (int n : sizes) {
            kept *= Math.sqrt(2 / divisor(learner, n))
                    * Math.exp(LogGamma.value(n / 2.0) - LogGamma.value((n - 1) / 2.0));
        }
        return Math.sqrt(v0) * kept;
    }
}
