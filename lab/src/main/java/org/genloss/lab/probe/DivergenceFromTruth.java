package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Kullback-Leibler divergence of the true law from the model: what the model fails to expect. */
@Shelf(Probe.class)
public record DivergenceFromTruth() implements Probe {
    @Override
    public Card card() {
        return Card.of("kl-from-truth", "Divergence of the truth from the model")
                .says("Kullback-Leibler divergence of the true law from the model: what the model fails to expect.")
                .formula("sum or integral of p0 ln(p0/p); for normal laws in closed form, also in several columns")
                .unit(Card.Unit.NATS)
                .harm(Card.Harm.MORE)
                .undefinedWhen(
                        "the true law is not known, one of both has no density, the model excludes what the truth "
                                + "has, or in several columns one of both is not normal")
                .source("Kullback and Leibler 1951");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return (Ask.normal(learner, real) || Ask.line(real) || Codes.fits(real.schema()))
                && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Divergence.fromTruth(model, truth);
    }
}
