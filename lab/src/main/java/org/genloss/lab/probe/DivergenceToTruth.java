package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Kullback-Leibler divergence of the model from the truth: of laws on the line both taken as normal, of categories as they are. */
@Shelf(Probe.class)
public record DivergenceToTruth() implements Probe {
    @Override
    public Card card() {
        return Card.of("kl-to-truth", "Divergence of the model from the truth")
                .says(
                        "Kullback-Leibler divergence of the model from the truth; laws on the line are both taken as normal.")
                .formula("0.5 (v/v0 - 1 - ln(v/v0) + (m - m0)^2/v0); of categories sum p ln(p/p0)")
                .unit(Card.Unit.NATS)
                .from(0)
                .harm(Card.Harm.MORE)
                .undefinedWhen(
                        "the true law is not known, has no mean and variance, or excludes a category of the model")
                .source("Kullback and Leibler 1951");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return (Ask.line(real) || Codes.fits(real.schema())) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (model instanceof Discrete law && truth.orElse(null) instanceof Discrete known) {
            double[] p = Ask.aligned(law, known);
            double sum = 0;
            for (int i = 0; i < p.length; i++) {
                sum += p[i] == 0 ? 0 : p[i] * Math.log(p[i] / known.probabilities()[i]);
            }
            return Ask.answer(sum, "the model has a category that the truth excludes");
        }
        double trueVariance = Ask.number(truth, "variance");
        double gap = Ask.number(model, "mean") - Ask.number(truth, "mean");
        double ratio = Ask.number(model, "variance") / trueVariance;
        return Ask.answer(
                0.5 * (ratio - 1 - Math.log(ratio) + gap * gap / trueVariance),
                "the true law is not known, or has no mean and variance");
    }
}
