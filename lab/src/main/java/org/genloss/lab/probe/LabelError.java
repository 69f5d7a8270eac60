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

/** Mean squared error of a regression's predictions of new real labels. */
@Shelf(Probe.class)
public record LabelError() implements Probe {
    @Override
    public Card card() {
        return Card.of("label-error", "Test error of a regression")
                .says(
                        "Expected squared error of the predicted label of a new real item, its inputs independent standard normal: the exact test error.")
                .formula("sigma^2 + |w - w*|^2 + (a - a*)^2, a the intercepts")
                .harm(Card.Harm.MORE)
                .from(0)
                .undefinedWhen("the true weights are not known")
                .source("Gerstgrasser et al. 2024, arXiv:2404.01413");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Linear && Planes.known(real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (!(model instanceof LinearModel fitted && truth.orElse(null) instanceof LinearModel law)) {
            return Ask.none("the true weights are not known");
        }
        double gap = fitted.intercept() - law.intercept();
        double error = law.noise() * law.noise() + Planes.squaredDistance(fitted, law) + gap * gap;
        return Ask.answer(error, "the weights are not finite");
    }
}
