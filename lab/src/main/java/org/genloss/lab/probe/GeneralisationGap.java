package org.genloss.lab.probe;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * How much better the model scores the data it was fitted to than held-out real data, in nats an item, or a symbol of a text. From generation 2 on
 * it was fitted to what a model drew, so the gap is made of over-fitting and of how far that data has moved from real data. Asked of as many
 * items, charged and undefined as {@link CrossEntropy}.
 */
@Shelf(Probe.class)
public record GeneralisationGap() implements DataProbe {
    @Override
    public Card card() {
        return Card.of("generalisation-gap", "Generalisation gap")
                .says(
                        "How much better the model knows the data it was fitted to than real data that no model was fitted to.")
                .formula("mean ln p of the training data - mean ln p of the held-out data")
                .unit(Card.Unit.NATS)
                .harm(Card.Harm.MORE)
                .undefinedWhen(LogScores.WHY)
                .source("Hastie, Tibshirani and Friedman 2009, 7.4 (optimism)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return LogScores.fits(learner);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        return Ask.answer(LogScores.trained(model, evidence) - LogScores.holdout(model, evidence), LogScores.WHY);
    }
}
