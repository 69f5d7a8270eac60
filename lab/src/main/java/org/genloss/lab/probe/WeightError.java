package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Linear;
import org.genloss.lab.learner.LinearModel;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Squared distance of a regression's weights from the true ones. */
@Shelf(Probe.class)
public record WeightError() implements Probe {
    @Override
    public Card card() {
        return Card.of("weight-error", "Squared error of the weights")
                .says(
                        "Squared distance of a regression's weights from the true ones: with isotropic inputs its excess test risk.")
                .formula("|w - w*|^2")
                .harm(Card.Harm.MORE)
                .from(0)
                .undefinedWhen("the true weights are not known")
                .source("Gerstgrasser et al. 2024, arXiv:2404.01413; Dohmatob et al. 2024, arXiv:2402.07712");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Linear && Planes.known(real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return model instanceof LinearModel fitted && truth.orElse(null) instanceof LinearModel law
                ? Ask.answer(Planes.squaredDistance(fitted, law), "the weights are not finite")
                : Ask.none("the true weights are not known");
    }
}
