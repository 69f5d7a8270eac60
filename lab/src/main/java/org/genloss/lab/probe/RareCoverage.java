package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * Share of the last categories of the true law that the model can still draw.
 *
 * @param after categories of the true law, in its order, that are left out before the tail begins; 0 for half of them
 */
@Shelf(Probe.class)
public record RareCoverage(int after) implements Probe {
    public RareCoverage() {
        this(0);
    }

    public RareCoverage {
        if (after < 0) {
            throw new IllegalArgumentException(
                    "rare-coverage.after needs to be 0 (the rarer half) or more, got " + after);
        }
    }

    @Override
    public Card card() {
        return Card.of("rare-coverage", "Rare categories left")
                .says("Share of the last categories of the true law that the model can still draw.")
                .formula("#{k > after: p(k) > 0} / #{k > after}")
                .unit(Card.Unit.SHARE)
                .range(0, 1)
                .ofTheTail()
                .harm(Card.Harm.LESS)
                .undefinedWhen("the true law of the categories is not known")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.categories(real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (!(model instanceof Discrete law && truth.orElse(null) instanceof Discrete known)) {
            return Ask.none("the true law of the categories is not known");
        }
        double[] p = Ask.aligned(law, known);
        int from = after == 0 ? p.length / 2 : after;
        int left = 0;
        for (int i = from; i < p.length; i++) {
            left += p[i] > 0 ? 1 : 0;
        }
        return Ask.answer(left / (double) (p.length - from), "the true law has no categories beyond " + from);
    }
}
