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

/** True probability of the categories that the model can no longer draw. */
@Shelf(Probe.class)
public record LostMass() implements Probe {
    @Override
    public Card card() {
        return Card.of("lost-mass", "True mass of absent categories")
                .says("True probability of the categories that the model can no longer draw.")
                .formula("sum of p0(k) over k with p(k) = 0")
                .unit(Card.Unit.PROBABILITY)
                .range(0, 1)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law of the categories is not known")
                .source("Dohmatob et al. 2024 (arXiv 2402.07043)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.categories(real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.categories(model, truth, (p, known) -> {
            double mass = 0;
            for (int i = 0; i < p.length; i++) {
                mass += p[i] > 0 ? 0 : known[i];
            }
            return mass;
        });
    }
}
