package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.catalog.Range;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Variance within a class, of a model that has one law for each class. */
@Shelf(Probe.class)
public record ClassSpread() implements Probe {
    @Override
    public Card card() {
        return Card.of("class-spread", "Spread within a class")
                .says(
                        "Variance of what the model draws within a class, mean over columns and over classes by their shares.")
                .formula("sum over classes c of share(c) * trace(covariance(c)) / d")
                .harm(Card.Harm.LESS)
                .range(Range.from(0).called("0 and more, in squared units of the data"))
                .undefinedWhen("the model has no classes")
                .source("Alemohammad et al. 2023 (arXiv 2307.01850): diversity within a mode falls first");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner.card().id().equals("class-gaussian");
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.answer(Ask.parameter(model, "variance").orElse(Double.NaN), "the model has no classes");
    }
}
