package org.genloss.lab.theory;

import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Linear;
import org.genloss.lab.mitigation.TokenEdit;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.LinearSource;
import org.genloss.shelf.Shelf;

/** Least squares on human data of which a share of the labels is redrawn in every round; to first order. */
@Shelf(Theory.class)
public final class LabelEditing implements Theory {
    @Override
    public Card card() {
        return Card.of("label-editing", "Linear regression on edited labels")
                .says(
                        "Expected error of the weights where each round redraws a share of the labels: bounded where the shares have a finite sum.")
                .formula("sigma^2 d/(T-d-1) [1 + sum over rounds j of q_j (1 + (1-q_j) (1-d/T))], to first order")
                .undefinedWhen("there is more than the editing, or T is d+1 or less")
                .source("Zhu et al. 2025, arXiv:2412.14689; the terms of each round derived for genloss");
    }

    @Override
    public boolean covers(Experiment experiment) {
        return experiment.mitigations().size() == 1
                && experiment.mitigations().get(0) instanceof TokenEdit
                && experiment.real().start(1, experiment.seed()).isEmpty();
    }

    @Override
    public Optional<String> approximation(Experiment experiment, Regime regime, String measure, int generation) {
        return generation == 1 ? Optional.empty() : Optional.of("for many more rows than columns");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        if (!measure.equals("weight-error")
                || !covers(experiment)
                || !(experiment.learner() instanceof Linear learner)
                || !(experiment.real() instanceof LinearSource source)
                || !(regime instanceof Replace || regime instanceof Arm.RealOnly)
                || !plain(learner, source)) {
            return OptionalDouble.empty();
        }
        double rows = experiment.items();
        int d = source.weights().length;
        TokenEdit edit = (TokenEdit) experiment.mitigations().get(0);
        double sum = 1;
        for (int j = 1; j < generation && regime instanceof Replace; j++) {
            double q = edit.share(j);
            sum += q * (1 + (1 - q) * (1 - d / rows));
        }
        double variance = source.sigma() * source.sigma();
        return rows > d + 1 ? OptionalDouble.of(variance * d / (rows - d - 1) * sum) : OptionalDouble.empty();
    }

    /** Ordinary least squares of the last column, with noise that is known or estimated without bias, and no shifted labels. */
    private static boolean plain(Linear learner, LinearSource source) {
        return learner.ridge() == 0
                && learner.steps() == 0
                && !learner.intercept()
                && source.shifted() == 0
                && (learner.label() == 0 || learner.label() == source.weights().length + 1)
                && (learner.noise().equals("residual") || Double.parseDouble(learner.noise()) == source.sigma());
    }
}
