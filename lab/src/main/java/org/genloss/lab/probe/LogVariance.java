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

/** Natural logarithm of the variance; of the determinant of the covariance where there are several columns. */
@Shelf(Probe.class)
public record LogVariance() implements Probe {
    @Override
    public Card card() {
        return Card.of("log-variance", "Logarithm of the variance")
                .says(
                        "Natural logarithm of the variance; of the determinant of the covariance where there are several columns.")
                .formula("ln Var X; ln det Cov X")
                .unit(Card.Unit.LOG)
                .harm(Card.Harm.LESS)
                .undefinedWhen("the model has no covariance of full rank")
                .source("Suresh et al. 2024 (arXiv 2412.17646)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.numeric(real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        double variance = Ask.number(model, "variance");
        double log = Double.isNaN(variance) ? Ask.number(model, "log-determinant") : Math.log(variance);
        return Ask.answer(log, "the model has no covariance of full rank");
    }
}
