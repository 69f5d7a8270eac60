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

/** Squared distance between the mean of the model and the true mean. */
@Shelf(Probe.class)
public record MeanError() implements Probe {
    @Override
    public Card card() {
        return Card.of("mean-error", "Squared error of the mean")
                .says("Squared distance between the mean of the model and the true mean.")
                .formula("(m - m0)^2; |m - m0|^2 in several columns")
                .unit(Card.Unit.DISTANCE)
                .from(0)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law is not known, or it or the model says no mean of its columns")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.moments(learner, real) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.answer(Ask.meanError(model, truth), Ask.noMean(model, truth));
    }
}
