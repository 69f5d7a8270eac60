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

/** Mean of what the model draws. */
@Shelf(Probe.class)
public record ModelMean() implements Probe {
    private static final String COLUMN = "mean-";
    private static final String WHY = "the model says no finite mean of its columns";

    @Override
    public Card card() {
        return Card.of("mean", "Mean of the model")
                .says("Mean of what the model draws, of each column where there are several.")
                .formula("E X, X drawn from the model")
                .unit(Card.Unit.NONE)
                .harm(Card.Harm.EITHER)
                .undefinedWhen(WHY)
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.moments(learner, real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        List<GenerativeModel.Parameter> means = model.parameters().stream()
                .filter(p -> p.name().startsWith(COLUMN))
                .toList();
        if (Ask.line(model) || means.isEmpty()) {
            return Ask.answer(Ask.line(model) ? Ask.number(model, "mean") : Double.NaN, WHY);
        }
        return means.stream()
                .map(p -> Value.of(p.name().substring(COLUMN.length()), p.value(), WHY))
                .toList();
    }
}
