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

/** Kullback-Leibler divergence of the model from the true law: how far what the model draws is from anything true. */
@Shelf(Probe.class)
public record DivergenceToTruth() implements Probe {
    @Override
    public Card card() {
        return Card.of("kl-to-truth", "Divergence of the model from the truth")
                .says("Kullback-Leibler divergence of the model from the true law.")
                .formula("sum or integral of p ln(p/p0); for normal laws in closed form, "
                        + "(tr S0^-1 S + (m-m0)' S0^-1 (m-m0) - d + ln det S0 - ln det S) / 2")
                .unit(Card.Unit.NATS)
                .from(0)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law is not known, one of both has no density, the model draws what the truth "
                        + "excludes, or in several columns one of both is not normal")
                .source("Kullback and Leibler 1951");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return (Ask.normal(learner, real) || Ask.line(real) || Codes.fits(real.schema()))
                && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Divergence.toTruth(model, truth);
    }
}
