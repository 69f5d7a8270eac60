package org.genloss.lab.theory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.genloss.catalog.Card;
import org.genloss.lab.Experiment;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.mitigation.BiasedVerifier;
import org.genloss.lab.mitigation.Preference;
import org.genloss.lab.mitigation.Trim;
import org.genloss.lab.mitigation.Truncation;
import org.genloss.lab.probe.CategoryProbability;
import org.genloss.lab.regime.Replace;
import org.genloss.shelf.Shelf;

/** Curated draws, refitted, in the limit of many items: what selection does by itself, without the drift that a finite sample adds. */
@Shelf(Theory.class)
public final class CurationLimit implements Theory {
    @Override
    public Card card() {
        return Card.of("curation-limit", "Curation, many items")
                .says(
                        "Mean and variance of a Gaussian, or the share of a preferred category, when each round is curated: the limit of many items, without the drift of a finite sample.")
                .formula(
                        "keep the top k: mean + i sd, variance (1 - i (i - z)), z = Phi^-1(1-k), i = phi(z)/k; within c: variance (1 - 2 c phi(c)/(2 Phi(c) - 1)); "
                                + "pairs: p' = p^2 + 2p(1-p)/(1+e^-D)")
                .undefinedWhen("more than one thing is done to the data, or the regime is not replace")
                .source(
                        "Ferbach et al. 2024 (arXiv 2407.09499); Lush 1937; Alemohammad et al. 2023 (arXiv 2307.01850); Yi et al. 2025 (arXiv 2510.16657)");
    }

    @Override
    public boolean covers(Experiment experiment) {
        return experiment.mitigations().size() == 1
                && experiment.real().start(1, experiment.seed()).isEmpty()
                && experiment.real().of(1) == experiment.real();
    }

    @Override
    public Optional<String> approximation(Experiment experiment, Regime regime, String measure, int generation) {
        return Optional.of("for many items");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        if (!(regime instanceof Replace) || experiment.mitigations().size() != 1) {
            return OptionalDouble.empty();
        }
        Mitigation mitigation = experiment.mitigations().get(0);
        String quantity = Quantity.of(measure, subject);
        if (experiment.learner() instanceof Gaussian learner
                && experiment.real().truth().orElse(null) instanceof GaussianModel truth
                && learner.estimator() != Gaussian.Estimator.KNOWN
                && learner.step() == 1
                && truth.dimensions() == 1
                && List.of("mean", "variance").contains(quantity)) {
            return gaussian(
                            mitigation,
                            new Moments(truth.mean(0), truth.covariance(0, 0)),
                            learner.lambda(),
                            generation)
                    .map(moments -> OptionalDouble.of(quantity.equals("mean") ? moments.mean() : moments.variance()))
                    .orElse(OptionalDouble.empty());
        }
        if (mitigation instanceof Preference preference
                && preference.reward() == Preference.Reward.CATEGORY
                && preference.noise() == 0
                && quantity.equals("category-probability")
                && experiment.learner().equals(new Categorical())
                && experiment.real().truth().orElse(null) instanceof CategoricalLaw truth
                && truth.plain()) {
            return target(experiment, truth, preference, generation);
        }
        return OptionalDouble.empty();
    }

    private record Moments(double mean, double variance) {}

    private static Optional<Moments> gaussian(Mitigation mitigation, Moments first, double lambda, int generation) {
        Optional<Moments> moments = Optional.of(first);
        for (int fit = 2; fit <= generation && moments.isPresent(); fit++) {
            Moments last = moments.get();
            moments = curated(mitigation, new Moments(last.mean(), lambda * last.variance()));
        }
        return moments;
    }

    private static Optional<Moments> curated(Mitigation mitigation, Moments drawn) {
        double m = drawn.mean();
        double v = drawn.variance();
        if (mitigation instanceof Truncation truncation) {
            double k = truncation.keep();
            double z = Math.sqrt(2) * InverseErfc.value(2 * k);
            double i = k == 1 ? 0 : density(z) / k;
            return Optional.of(new Moments(m + i * Math.sqrt(v), k == 1 ? v : v * (1 - i * (i - z))));
        }
        if (mitigation instanceof Trim trim) {
            double c = trim.within();
            return Optional.of(new Moments(m, v * (1 - 2 * c * density(c) / Erf.value(c / Math.sqrt(2)))));
        }
        if (mitigation instanceof BiasedVerifier verifier) {
            double h = verifier.width() * verifier.width();
            return Optional.of(new Moments((m * h + verifier.about() * v) / (v + h), v * h / (v + h)));
        }
        return Optional.empty();
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Only where the category asked for is the one preferred: the others keep their proportions, so that nothing else is needed. */
    private static OptionalDouble target(
            Experiment experiment, CategoricalLaw truth, Preference preference, int generation) {
        int code = truth.categories().code(preference.target());
        boolean asked = experiment.probes().stream()
                .anyMatch(probe -> probe instanceof CategoryProbability category
                        && category.category().equals(preference.target()));
        if (code < 0 || !asked) {
            return OptionalDouble.empty();
        }
        double p = truth.probabilities()[code];
        for (int fit = 2; fit <= generation; fit++) {
            p = preferred(p, Math.exp(preference.strength()), preference.candidates());
        }
        return OptionalDouble.of(p);
    }

    /** Sum over j of the chance of j preferred ones among K, times j e / (j e + K - j). */
    private static double preferred(double p, double e, int candidates) {
        if (candidates == 0) {
            return p * e / (p * e + 1 - p);
        }
        double sum = 0;
        double ways = 1;
        for (int j = 1; j <= candidates; j++) {
            ways = ways * (candidates - j + 1) / j;
            sum += ways * Math.pow(p, j) * Math.pow(1 - p, candidates - j) * j * e / (j * e + candidates - j);
        }
        return sum;
    }
}
