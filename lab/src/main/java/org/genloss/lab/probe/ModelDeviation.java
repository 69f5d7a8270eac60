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

/** Square root of the variance of what the model draws; in several columns, of the trace of the covariance. */
@Shelf(Probe.class)
public record ModelDeviation() implements Probe {
    @Override
    public Card card() {
        return Card.of("standard-deviation", "Standard deviation of the model")
                .says("Square root of the variance of what the model draws, summed over several columns.")
                .formula("sqrt(Var X), X drawn from the model; sqrt(tr Cov X) in several columns")
                .unit(Card.Unit.DISTANCE)
                .from(0)
                .harm(Card.Harm.LESS)
                .undefinedWhen(Ask.NO_MOMENTS)
                .source("Suresh et al. 2024 (arXiv 2412.17646)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.moments(learner, real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.answer(Math.sqrt(Ask.variance(model)), Ask.NO_MOMENTS);
    }
}
