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

/** Square root of the variance of what the model draws. */
@Shelf(Probe.class)
public record ModelDeviation() implements Probe {
    @Override
    public Card card() {
        return Card.of("standard-deviation", "Standard deviation of the model")
                .says("Square root of the variance of what the model draws.")
                .formula("sqrt(Var X), X drawn from the model")
                .unit(Card.Unit.DISTANCE)
                .from(0)
                .harm(Card.Harm.LESS)
                .undefinedWhen("the model has no mean and variance")
                .source("Suresh et al. 2024 (arXiv 2412.17646)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.line(real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.answer(Math.sqrt(Ask.number(model, "variance")), "the model has no mean and variance");
    }
}
