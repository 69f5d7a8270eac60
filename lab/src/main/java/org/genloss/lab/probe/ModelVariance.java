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

/** Variance of what the model draws. */
@Shelf(Probe.class)
public record ModelVariance() implements Probe {
    @Override
    public Card card() {
        return Card.of("variance", "Variance of the model")
                .says("Variance of what the model draws.")
                .formula("Var X, X drawn from the model")
                .unit(Card.Unit.NONE)
                .from(0)
                .harm(Card.Harm.LESS)
                .undefinedWhen("the model has no mean and variance")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.line(real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.answer(Ask.number(model, "variance"), "the model has no mean and variance");
    }
}
