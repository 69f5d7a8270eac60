package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Categorical;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * Probability that the model gives to one category.
 *
 * @param category its name; laws number theirs from 1
 */
@Shelf(Probe.class)
public record CategoryProbability(String category) implements Probe {
    public CategoryProbability() {
        this("1");
    }

    @Override
    public Card card() {
        return Card.of("category-probability", "Probability of one category")
                .says("Probability that the model gives to one category.")
                .formula("p(category)")
                .unit(Card.Unit.PROBABILITY)
                .range(0, 1)
                .harm(Card.Harm.EITHER)
                .undefinedWhen("the model is no law of categories")
                .source("Wright 1931");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Categorical && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (!(model instanceof Discrete law)) {
            return Ask.none("the model is no law of categories");
        }
        int code = law.categories().code(category);
        return Ask.answer(code < 0 ? 0 : law.probabilities()[code], "the model is no law of categories");
    }
}
