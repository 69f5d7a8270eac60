package org.genloss.lab.theory;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.probe.CategoryProbability;
import org.genloss.lab.regime.Replace;
import org.genloss.shelf.Shelf;

/**
 * Shares of categories whose draws are decoded. The first model counts real data, however it is drawn from. Even draws of counts of as many items give these counts
 * back, so that nothing happens after it: exactly. A temperature T raises every probability to the power 1/T each round, so that log-odds grow as
 * (1/T)^(t-1); top-k leaves k categories from the second model on, and the mass of the others is lost for good: both in the limit of many items, where drift adds
 * nothing.
 */
@Shelf(Theory.class)
public final class DecodedShares implements Theory {
    @Override
    public Card card() {
        return Card.of("decoded-shares", "Shares under decoding")
                .says(
                        "Expected shares of categories, their diversity and what is lost, when draws are even, sharpened or cut to the likeliest.")
                .formula(
                        "even: as after the first fit, 1-sum p^2 = H0 (1-1/n); temperature: p(t) prop. to p0^((1/T)^(t-1)); top-k: p0 on the k likeliest, lost sum_{i>k} p_i")
                .undefinedWhen("the true law is not known, counts are smoothed, or the regime is not replace")
                .source("Marchi et al. 2024 (arXiv 2404.02325); Dohmatob et al. 2024 (arXiv 2402.07043)");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        boolean replace = regime instanceof Replace || regime instanceof Arm.RealOnly;
        if (!replace
                || !(experiment.learner() instanceof Categorical learner)
                || !(experiment.real().truth().orElse(null) instanceof CategoricalLaw truth)
                || learner.smoothing() > 0
                || plain(learner)
                || !truth.plain()) {
            return OptionalDouble.empty();
        }
        String quantity = Quantity.of(measure, subject);
        return exact(experiment, regime, generation)
                ? first(experiment, truth, measure, quantity)
                : many(experiment, law(truth, learner, generation), truth, measure, quantity);
    }

    @Override
    public Optional<String> approximation(Experiment experiment, Regime regime, String measure, int generation) {
        return exact(experiment, regime, generation) ? Optional.empty() : Optional.of("for many items");
    }

    private static boolean plain(Categorical learner) {
        return evenAtMost(learner) && learner.sampling() == Categorical.Sampling.INDEPENDENT;
    }

    private static boolean evenAtMost(Categorical learner) {
        return learner.temperature() == 1 && learner.top() == 0;
    }

    private static boolean exact(Experiment experiment, Regime regime, int generation) {
        return generation == 1
                || regime instanceof Arm.RealOnly
                || (experiment.learner() instanceof Categorical learner && evenAtMost(learner));
    }

    /** Of the counts of n independent real items. */
    private static OptionalDouble first(Experiment experiment, CategoricalLaw truth, String measure, String quantity) {
        double[] p0 = truth.probabilities();
        int n = experiment.items();
        return switch (quantity) {
            case "heterozygosity" -> OptionalDouble.of(heterozygosity(p0) * (1 - 1.0 / n));
            case "support" ->
                OptionalDouble.of(
                        Arrays.stream(p0).map(p -> 1 - Math.pow(1 - p, n)).sum());
            case "lost-mass" ->
                OptionalDouble.of(
                        Arrays.stream(p0).map(p -> p * Math.pow(1 - p, n)).sum());
            case "category-probability" -> category(experiment, p0, truth);
            case "rare-probability" -> Tail.of(experiment, measure).mass(p0);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble many(
            Experiment experiment, double[] law, CategoricalLaw truth, String measure, String quantity) {
        return switch (quantity) {
            case "heterozygosity" -> OptionalDouble.of(heterozygosity(law));
            case "support" ->
                OptionalDouble.of(Arrays.stream(law).filter(p -> p > 0).count());
            case "lost-mass" -> OptionalDouble.of(lost(law, truth.probabilities()));
            case "category-probability" -> category(experiment, law, truth);
            case "rare-probability" -> Tail.of(experiment, measure).mass(law);
            default -> OptionalDouble.empty();
        };
    }

    /** The law of a model: the truth, decoded as often as models before it were drawn from. */
    private static double[] law(CategoricalLaw truth, Categorical learner, int generation) {
        CategoricalLaw law = truth;
        for (int t = 1; t < generation; t++) {
            law = CategoricalLaw.of(
                    truth.categories(),
                    law.decoded(learner.temperature(), learner.top(), false).drawn());
        }
        return law.probabilities();
    }

    private static double heterozygosity(double[] p) {
        return 1 - Arrays.stream(p).map(x -> x * x).sum();
    }

    private static double lost(double[] law, double[] truth) {
        double lost = 0;
        for (int i = 0; i < law.length; i++) {
            lost += law[i] > 0 ? 0 : truth[i];
        }
        return lost;
    }

    private static OptionalDouble category(Experiment experiment, double[] law, CategoricalLaw truth) {
        return experiment.probes().stream()
                .filter(CategoryProbability.class::isInstance)
                .mapToInt(probe -> truth.categories().code(((CategoryProbability) probe).category()))
                .filter(code -> code >= 0)
                .mapToDouble(code -> law[code])
                .findFirst();
    }
}
