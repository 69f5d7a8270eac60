package org.genloss.lab.probe;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.lab.DataProbe;
import org.genloss.lab.Evidence;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * How surprised the model of the first fit, which saw real data only, is by each text that the model draws, in nats a symbol (the symbols after the
 * first, given those before them): the quantiles of these over up to 2,000 drawn texts, and beside them the same of held-out real texts. Papers
 * that count from 0 call that model model 0. Where the first model excludes a text that a quantile rests on, it is undefined.
 */
@Shelf(Probe.class)
public record FirstSurprise() implements DataProbe {
    private static final String WHY =
            "no text has two symbols, or the first model excludes some, or says nothing of symbols";

    @Override
    public Card card() {
        return Card.of("surprise-by-first", "Surprise of the first model by what is drawn")
                .says(
                        "How surprised the model that was fitted to real data is by the texts that later models draw: by the likeliest, the middle one and the strangest; beside it, the same of held-out real texts.")
                .formula(
                        "quantiles at 0.1, 0.5 and 0.99 over drawn texts of -(1/(m-1)) sum over i > 1 of ln p1(w_i | w_1 .. w_(i-1)), p1 of the first fit")
                .unit(Card.Unit.NATS)
                .undefinedWhen(WHY)
                .source("Shumailov et al. 2024, Nature 631:755, figure 1; Hyndman and Fan 1996");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return real.schema().kind() == Schema.Kind.TEXT && learner.forecasts();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Evidence evidence) {
        GenerativeModel first = evidence.first(model);
        List<Value> values =
                new ArrayList<>(Surprise.of(first, evidence.drawn()).values("", WHY));
        Surprise held =
                evidence.always("surprise of the first by the holdout", () -> Surprise.of(first, evidence.holdout()));
        values.addAll(held.values(Surprise.HELD_OUT, WHY));
        return values;
    }
}
