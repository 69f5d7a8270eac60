package org.genloss.lab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Gmm;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Mean variance within the components of a mixture on the line, each component counting alike. */
@Shelf(Probe.class)
public record ComponentVariance() implements Probe {
    @Override
    public Card card() {
        return Card.of("component-variance", "Variance within components")
                .says("Mean variance within the components of a mixture on the line, each component counting alike.")
                .formula("(1/k) sum of v(j)")
                .unit(Card.Unit.NONE)
                .from(0)
                .harm(Card.Harm.LESS)
                .undefinedWhen("the model is no mixture on the line")
                .source("Suresh et al. 2024 (arXiv 2412.17646)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Gmm && Ask.line(real);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        double mean = Arrays.stream(Ask.numbered(model, "variance-")).average().orElse(Double.NaN);
        return Ask.answer(mean, "the model is no mixture on the line");
    }
}
