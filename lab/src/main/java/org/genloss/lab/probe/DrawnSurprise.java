package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Predictive;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * How surprised the true law is by each text that the model draws, in nats a symbol (the symbols after the first, given those before them): the
 * quantiles of these over up to 2,000 drawn texts at 0.1, 0.5 and 0.99 (Hyndman and Fan 1996, definition 7), and beside them the same of held-out
 * real texts. A mean would not show that texts
 * become both too likely and too strange.
 */
@Shelf(Probe.class)
public record DrawnSurprise() implements DataProbe {
    private static final String WHY = "no text has two symbols, or the true law excludes what was drawn";

    @Override
    public Card card() {
        return Card.of("drawn-surprise", "Surprise by what is drawn")
                .says(
                        "How surprised the true law is by the texts that the model draws: by the likeliest, the middle one and the strangest; beside it, the same of held-out real texts.")
                .formula(
                        "quantiles at 0.1, 0.5 and 0.99 over drawn texts of -(1/(m-1)) sum over i > 1 of ln p0(w_i | w_1 .. w_(i-1))")
                .unit(Card.Unit.NATS)
                .undefinedWhen(WHY)
                .source("Shumailov et al. 2024, Nature 631:755, figure 1; Hyndman and Fan 1996");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return real.schema().kind() == Schema.Kind.TEXT && real.truth().orElse(null) instanceof Predictive;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        GenerativeModel law = evidence.truth().orElse(null);
        List<Value> values = new ArrayList<>(Surprise.of(law, evidence.drawn()).values("", WHY));
        values.addAll(Surprise.of(law, evidence.holdout()).values(Surprise.HELD_OUT, WHY));
        return values;
    }
}
