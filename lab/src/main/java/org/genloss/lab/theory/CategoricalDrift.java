package org.genloss.lab.theory;

import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.probe.CategoryProbability;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Subsample;
import org.genloss.shelf.Shelf;

/**
 * Neutral drift of shares: S = E sum p^2, the chance that two draws of the model agree, follows an exact linear recursion, because two
 * items of the data agree either by descent or as two draws of the truth do. Means of shares do not move unless counts are smoothed.
 */
@Shelf(Theory.class)
public final class CategoricalDrift implements Theory {
    @Override
    public Card card() {
        return Card.of("categorical-drift", "Drift of shares")
                .says(
                        "Expected diversity and expected shares of categories or fixed bins, exactly, when a law is refitted to its own draws.")
                .formula(
                        "replace: H(t) = H0 (1-1/n)^t; accumulate: H0 prod (1-1/(n j^2)); smoothed: E p = 1/K + (n/(n+Ka))^t (p0-1/K)")
                .undefinedWhen("the true law is not known, or draws are decoded")
                .source("Wright 1931; Seddik et al. 2024 (arXiv 2404.05090); Riis 2026 (arXiv 2604.08554)");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        Optional<Shares> known = Shares.of(experiment);
        if (known.isEmpty()
                || (known.get().smoothing() > 0 && !(regime instanceof Replace || regime instanceof Arm.RealOnly))) {
            return OptionalDouble.empty();
        }
        int fits = regime instanceof Arm.RealOnly ? 1 : generation;
        double[] p0 = known.get().p0();
        double smoothing = known.get().smoothing();
        return switch (Quantity.of(measure, subject)) {
            case "heterozygosity" ->
                agreement(smoothing, regime, new Start(p0, experiment.items()), fits)
                        .map(s -> OptionalDouble.of(1 - s))
                        .orElse(OptionalDouble.empty());
            case "category-probability" ->
                experiment.real().truth().orElse(null) instanceof CategoricalLaw truth
                        ? category(experiment, truth, smoothing, fits)
                        : OptionalDouble.empty();
            case "rare-probability" ->
                smoothing > 0
                        ? OptionalDouble.empty()
                        : Tail.of(experiment, measure).mass(p0);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble category(Experiment experiment, CategoricalLaw truth, double smoothing, int fits) {
        double k = truth.probabilities().length;
        double n = experiment.items();
        return experiment.probes().stream()
                .filter(CategoryProbability.class::isInstance)
                .mapToInt(probe -> truth.categories().code(((CategoryProbability) probe).category()))
                .filter(code -> code >= 0)
                .mapToDouble(code ->
                        1 / k + Math.pow(n / (n + k * smoothing), fits) * (truth.probabilities()[code] - 1 / k))
                .findFirst();
    }

    /** What a chain begins with. */
    private record Start(double[] p0, double n) {
        double agreement() {
            double sum = 0;
            for (double p : p0) {
                sum += p * p;
            }
            return sum;
        }
    }

    private static Optional<Double> agreement(double a, Regime regime, Start start, int fits) {
        double n = start.n();
        double s0 = start.agreement();
        double s = refit(s0, n, a, start.p0().length);
        double pool = s0;
        for (int t = 1; t < fits; t++) {
            if (regime instanceof Replace) {
                s = refit(s, n, a, start.p0().length);
            } else if (regime instanceof Accumulate || (regime instanceof Subsample pooled && pooled.whole(t + 1))) {
                double size = n * t;
                double across = 1 / size + (1 - 1 / size) * pool;
                pool = (size * (size - 1) * pool + n * (n - 1) * s + 2 * size * n * across)
                        / ((size + n) * (size + n - 1));
                double used = regime instanceof Subsample ? n : size + n;
                s = 1 / used + (1 - 1 / used) * pool;
            } else if (regime instanceof FixedReal fixed) {
                s = fixed(s, s0, n, fixed.synthetic((int) n, 2));
            } else if (regime instanceof FreshMix fresh) {
                s = fresh(s, s0, n, fresh);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(s);
    }

    /** E sum ((c+a)/(n+Ka))^2 for multinomial counts c of n draws. */
    private static double refit(double s, double n, double a, double k) {
        return (n * (n - 1) * s + n + 2 * a * n + k * a * a) / ((n + k * a) * (n + k * a));
    }

    /** S' - R = b^2 ((1-1/m)(S-R) + (1-R)/m), b = m/(n+m), R the agreement within the real sample. */
    private static double fixed(double s, double s0, double n, double m) {
        double r = s0 + (1 - s0) / n;
        double b = m / (n + m);
        return r + b * b * ((1 - 1 / m) * (s - r) + (1 - r) / m);
    }

    /** Two of the n items are the same one, or both drawn by the model, or one is fresh at least and they agree as draws of the truth. */
    private static double fresh(double s, double s0, double n, FreshMix regime) {
        double drawn = regime.synthetic((int) n, 2);
        boolean exact = regime.sampling() == FreshMix.Sampling.EXACT;
        double both = exact ? drawn * (drawn - 1) / (n * (n - 1)) : regime.synthetic() * regime.synthetic();
        return 1 / n + (1 - 1 / n) * ((1 - both) * s0 + both * s);
    }
}
