package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Squared 2-Wasserstein distance between two normal laws with the means and variances of the model and the truth. */
@Shelf(Probe.class)
public record WassersteinToTruth() implements Probe {
    @Override
    public Card card() {
        return Card.of("w2-to-truth", "Squared Wasserstein distance to the truth")
                .says(
                        "Squared 2-Wasserstein distance between two normal laws with the means and variances of the model and the truth.")
                .formula("(m - m0)^2 + (s - s0)^2")
                .unit(Card.Unit.DISTANCE)
                .from(0)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law is not known, or has no mean and variance")
                .source("Shumailov et al. 2024, Nature 631:755; Givens and Shortt 1984");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.line(real) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        double gap = Ask.number(model, "mean") - Ask.number(truth, "mean");
        double deviation = Math.sqrt(Ask.number(model, "variance")) - Math.sqrt(Ask.number(truth, "variance"));
        return Ask.answer(gap * gap + deviation * deviation, "the true law is not known, or has no mean and variance");
    }
}
