package org.genloss.lab.theory;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.regime.Replace;
import org.genloss.shelf.Shelf;

/** A Gaussian refitted to draws of a Gaussian: the ratio of successive variances is a constant times chi-square with n-1 degrees. */
@Shelf(Theory.class)
public final class GaussianReplace implements Theory {
    private final LinearMoments moments = new LinearMoments();

    @Override
    public Card card() {
        return Card.of("gaussian-replace", "Gaussian on Gaussian, replaced")
                .says(
                        "Expected deviation, log variance and distances from the truth when a Gaussian is refitted to its own draws.")
                .formula(
                        "E ln det = t sum over i<d of psi((n-1-i)/2) + ln 2 - ln(n-1); E sd = c4(n)^t; biased: n for n-1")
                .undefinedWhen("the truth is not Gaussian, or n is not above the number of columns")
                .source(
                        "Suresh et al. 2024 (arXiv 2412.17646); Shumailov et al. 2024; Kazdan et al. 2024 (arXiv 2410.16713)");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        boolean covered = regime instanceof Replace || regime instanceof Arm.RealOnly;
        if (!covered
                || !(experiment.learner() instanceof Gaussian learner)
                || !(experiment.real().truth().orElse(null) instanceof GaussianModel truth)
                || learner.estimator() == Gaussian.Estimator.KNOWN
                || learner.step() < 1
                || experiment.items() <= truth.dimensions()) {
            return OptionalDouble.empty();
        }
        int fits = regime instanceof Arm.RealOnly ? 1 : generation;
        String quantity = Quantity.of(measure, subject);
        if (quantity.equals("log-variance") || quantity.equals("log-determinant")) {
            return OptionalDouble.of(logDeterminant(learner, truth, experiment.items(), fits));
        }
        if (!List.of("standard-deviation", "w2-to-truth", "kl-to-truth").contains(quantity)
                || (truth.dimensions() > 1 && !quantity.equals("kl-to-truth"))) {
            return OptionalDouble.empty();
        }
        double error = moments.expected(experiment, regime, "mean-error", "", generation)
                .orElseThrow();
        double variance =
                moments.expected(experiment, regime, "variance", "", generation).orElseThrow();
        if (quantity.equals("kl-to-truth")) {
            double log = logDeterminant(learner, truth, experiment.items(), fits) - truth.logDeterminant();
            double d = truth.dimensions();
            return OptionalDouble.of(0.5 * (d * (variance + error) / trace(truth) - d - log));
        }
        double v0 = truth.covariance(0, 0);
        double deviation = deviation(learner, v0, experiment.items(), fits);
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

    private static double logDeterminant(Gaussian learner, GaussianModel truth, int n, int fits) {
        int d = truth.dimensions();
        double divisor = learner.estimator() == Gaussian.Estimator.UNBIASED ? n - 1 : n;
        double perFit = 0;
        for (int i = 0; i < d; i++) {
            perFit += Digamma.value((n - 1 - i) / 2.0) + Math.log(2 / divisor);
        }
        return truth.logDeterminant() + fits * perFit + (fits - 1) * d * Math.log(learner.lambda());
    }

    /** s0 (c4(n) sqrt((n-1)/divisor))^t lambda^((t-1)/2), c4(n) = sqrt(2/(n-1)) gamma(n/2)/gamma((n-1)/2). */
    private static double deviation(Gaussian learner, double v0, int n, int fits) {
        double divisor = learner.estimator() == Gaussian.Estimator.UNBIASED ? n - 1 : n;
        double perFit = Math.sqrt(2 / divisor) * Math.exp(LogGamma.value(n / 2.0) - LogGamma.value((n - 1) / 2.0));
        return Math.sqrt(v0) * Math.pow(perFit, fits) * Math.pow(learner.lambda(), (fits - 1) / 2.0);
    }
}
