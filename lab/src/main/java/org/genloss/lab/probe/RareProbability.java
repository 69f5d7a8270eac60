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

/**
 * Probability that the model gives to the last categories of the true law together.
 *
 * @param after categories of the true law, in its order, that are left out before the tail begins; 0 for half of them
 */
@Shelf(Probe.class)
public record RareProbability(int after) implements Probe {
    public RareProbability() {
        this(0);
    }

    public RareProbability {
        if (after < 0) {
            throw new IllegalArgumentException(
                    "rare-probability.after needs to be 0 (the rarer half) or more, got " + after);
        }
    }

    @Override
    public Card card() {
        return Card.of("rare-probability", "Mass of rare categories")
                .says("Probability that the model gives to the last categories of the true law together.")
                .formula("sum of p(k) over k > after")
                .unit(Card.Unit.PROBABILITY)
                .range(0, 1)
                .harm(Card.Harm.EITHER)
                .undefinedWhen("the true law of the categories is not known")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.categories(real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.categories(model, truth, (p, known) -> {
            double mass = 0;
            for (int i = after == 0 ? p.length / 2 : after; i < p.length; i++) {
                mass += p[i];
            }
            return mass;
        });
    }
}
