package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.Histogram;
import org.genloss.lab.learner.Resampler;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Categories, bins or memorised items that the model can still draw. */
@Shelf(Probe.class)
public record Support() implements Probe {
    @Override
    public Card card() {
        return Card.of("support", "Values left")
                .says("Categories, bins or memorised items that the model can still draw.")
                .formula("#{k: p(k) > 0}")
                .unit(Card.Unit.COUNT)
                .from(0)
                .harm(Card.Harm.LESS)
                .undefinedWhen("the model counts neither categories nor bins nor items")
                .source("Suresh et al. 2024 (arXiv 2412.17646)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Categorical || learner instanceof Histogram || learner instanceof Resampler;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.answer(Ask.number(model, "support"), "the model counts neither categories nor bins nor items");
    }
}
