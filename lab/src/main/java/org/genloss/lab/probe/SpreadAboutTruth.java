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

/** Mean squared distance of a draw from the true mean: variance of the model plus the squared error of its mean. */
@Shelf(Probe.class)
public record SpreadAboutTruth() implements Probe {
    @Override
    public Card card() {
        return Card.of("spread-about-truth", "Spread about the true mean")
                .says(
                        "Mean squared distance of a draw from the true mean: variance of the model plus the squared error of its mean.")
                .formula("Var X + (m - m0)^2; tr Cov X + |m - m0|^2 in several columns")
                .unit(Card.Unit.DISTANCE)
                .from(0)
                .harm(Card.Harm.EITHER)
                .undefinedWhen("the true law is not known, or it or the model says no mean of its columns")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.moments(learner, real) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.answer(Ask.variance(model) + Ask.meanError(model, truth), Ask.noMean(model, truth));
    }
}
