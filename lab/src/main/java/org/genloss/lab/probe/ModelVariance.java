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

/** Variance of what the model draws; in several columns its trace, the mean squared distance of a draw from the mean. */
@Shelf(Probe.class)
public record ModelVariance() implements Probe {
    @Override
    public Card card() {
        return Card.of("variance", "Variance of the model")
                .says("Variance of what the model draws; of several columns the sum of their variances.")
                .formula("Var X, X drawn from the model; tr Cov X in several columns")
                .unit(Card.Unit.NONE)
                .from(0)
                .harm(Card.Harm.LESS)
                .undefinedWhen(Ask.NO_MOMENTS)
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.moments(learner, real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.answer(Ask.variance(model), Ask.NO_MOMENTS);
    }
}
