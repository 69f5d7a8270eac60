package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * Squared 2-Wasserstein distance between the model and the true law: the least mean squared way by which draws of the one can be moved to become draws
 * of the other.
 */
@Shelf(Probe.class)
public record WassersteinToTruth() implements Probe {
    @Override
    public Card card() {
        return Card.of("w2-to-truth", "Squared Wasserstein distance to the truth")
                .says("Squared 2-Wasserstein distance between the model and the true law.")
                .formula("integral over u of (F^-1(u) - F0^-1(u))^2; for normal laws (m - m0)^2 + (s - s0)^2, "
                        + "in several columns |m - m0|^2 + tr(S + S0 - 2 (S0^(1/2) S S0^(1/2))^(1/2))")
                .unit(Card.Unit.DISTANCE)
                .from(0)
                .harm(Card.Harm.MORE)
                .undefinedWhen(
                        "the true law is not known, one of both is no law of numbers, or in several columns one of both is not normal")
                .source("Shumailov et al. 2024, Nature 631:755; Vallender 1974; Givens and Shortt 1984");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return (Ask.line(real) || Ask.normal(learner, real)) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (truth.isEmpty()) {
            return Ask.none("the true law is not known");
        }
        if (model instanceof GaussianModel a
                && truth.get() instanceof GaussianModel b
                && a.dimensions() == b.dimensions()) {
            return Ask.answer(normal(a, b), "a mean or a variance is no finite number");
        }
        Optional<Quantiles> own = Quantiles.of(model);
        Optional<Quantiles> known = Quantiles.of(truth.get());
        if (own.isEmpty() || known.isEmpty()) {
            return Ask.none("it is known for laws of one column of numbers, and for two normal laws in several; "
                    + (own.isEmpty() ? "the model" : "the true law") + " is none");
        }
        return Ask.answer(own.get().squaredDistance(known.get()), "a quantile is no finite number");
    }

    private static double normal(GaussianModel model, GaussianModel truth) {
        if (model.dimensions() > 1) {
            return NormalLaws.squaredWasserstein(model, truth);
        }
        double gap = model.mean(0) - truth.mean(0);
        double deviation = Math.sqrt(model.covariance(0, 0)) - Math.sqrt(truth.covariance(0, 0));
        return gap * gap + deviation * deviation;
    }
}
