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
 * Mean surprise of held-out real data under the model, in nats an item, or a symbol of a text given those before it (the first and the end left out). Up to
 * 2,000 items or 4,000 symbols are asked, the same at every generation. Of chances of categories and symbols a weight w = (f1+1)/(n+1) is kept for what is new,
 * f1 of n items or symbols of up to 2,000 training items being the only one of their kind: what the model excludes has w/K, K being all kinds, the
 * held-out ones included, anything else (1-w)p; a density of 0 leaves no answer.
 */
@Shelf(Probe.class)
public record CrossEntropy() implements DataProbe {
    @Override
    public Card card() {
        return Card.of("cross-entropy", "Surprise of held-out data")
                .says(
                        "How surprised the model is by an item, or the next symbol of a text, of real data that no model was fitted to.")
                .formula(
                        "-(1/m) sum ln p(x_i), or p(symbol | those before); chances as (1-w)p, or w/K where p = 0, w = (f1+1)/(n+1)")
                .unit(Card.Unit.NATS)
                .harm(Card.Harm.MORE)
                .undefinedWhen(LogScores.WHY)
                .source("Shannon 1948; Good 1953 (what is new); Gerstgrasser et al. 2024 (arXiv 2404.01413)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return LogScores.fits(learner);
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        return Ask.answer(-LogScores.holdout(model, evidence), LogScores.WHY);
    }
}
