package org.genloss.lab.probe;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.data.Schema;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Exponential of the {@link CrossEntropy} of texts or of one column of categories; of numbers it would depend on their unit. */
@Shelf(Probe.class)
public record Perplexity() implements DataProbe {
    @Override
    public Card card() {
        return Card.of("perplexity", "Perplexity")
                .says(
                        "Between how many equally likely symbols, or categories, the model seems to choose on held-out real data.")
                .formula("exp(cross-entropy)")
                .unit(Card.Unit.COUNT)
                .harm(Card.Harm.MORE)
                .from(1)
                .undefinedWhen("the model has no probabilities")
                .source("Jelinek et al. 1977; Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        boolean symbols = real.schema().kind() == Schema.Kind.TEXT || Codes.fits(real.schema());
        return symbols && LogScores.fits(learner);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        return Ask.answer(Math.exp(-LogScores.holdout(model, evidence)), LogScores.WHY);
    }
}
