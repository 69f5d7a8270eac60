package org.genloss.lab.probe;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** {@link CrossEntropy} of the model less that of the true law, on the same held-out data: an estimate of the divergence from the truth. */
@Shelf(Probe.class)
public record ExcessCrossEntropy() implements DataProbe {
    @Override
    public Card card() {
        return Card.of("excess-cross-entropy", "Surprise beyond the truth's own")
                .says("How much more surprised the model is by held-out real data than the true law is.")
                .formula(
                        "(1/m) sum ln p0(x_i) - (1/m) sum ln p(x_i); its mean is KL(p0 || p), a single one may be below 0")
                .unit(Card.Unit.NATS)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law is not known, or " + LogScores.WHY)
                .source("Kullback and Leibler 1951; Gerstgrasser et al. 2024 (arXiv 2404.01413)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return LogScores.fits(learner) && real.truth().orElse(null) instanceof Scored;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        return Ask.answer(LogScores.truth(evidence) - LogScores.holdout(model, evidence), LogScores.WHY);
    }
}
