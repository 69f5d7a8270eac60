package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.Poisson;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Whether all that a model can draw is one and the same; its mean over replicates is the chance of that. */
@Shelf(Probe.class)
public record Absorbed() implements Probe {
    private static final String NONE = "the model has neither a variance nor categories";

    @Override
    public Card card() {
        return Card.of("absorbed", "Only one value left")
                .says("1 where all that the model can draw is one and the same value, else 0.")
                .formula("1 if Var X = 0, or one category has probability 1; else 0")
                .unit(Card.Unit.PROBABILITY)
                .range(0, 1)
                .harm(Card.Harm.MORE)
                .undefinedWhen(NONE)
                .source("Suresh et al. 2024 (arXiv 2412.17646)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Categorical || learner instanceof Poisson;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        OptionalDouble support = Ask.parameter(model, "support");
        if (support.isPresent()) {
            return Ask.answer(support.getAsDouble() == 1 ? 1 : 0, NONE);
        }
        double variance = Ask.number(model, "variance");
        return Ask.answer(Double.isNaN(variance) ? variance : variance == 0 ? 1 : 0, NONE);
    }
}
