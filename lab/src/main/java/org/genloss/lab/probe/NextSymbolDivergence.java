package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Predictive;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Kullback-Leibler divergence of what the model says comes next from what truly comes next, mean over the symbols before it. */
@Shelf(Probe.class)
public record NextSymbolDivergence() implements Probe {
    @Override
    public Card card() {
        return Card.of("next-symbol-kl", "Divergence of the next symbol")
                .says(
                        "Kullback-Leibler divergence of what the model says comes next from what truly comes next, mean over the symbols before it.")
                .formula("(1/K) sum over a of sum over b of p0(b|a) ln(p0(b|a)/p(b|a))")
                .unit(Card.Unit.NATS)
                .from(0)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law is not known, or the model excludes what the truth has")
                .source("Kullback and Leibler 1951; Gerstgrasser et al. 2024 (arXiv 2404.01413)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return real.schema().kind() == Schema.Kind.TEXT && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (!(model instanceof Predictive fitted && truth.orElse(null) instanceof Predictive known)) {
            return Ask.none("the true law of the next symbol is not known");
        }
        List<String> symbols = known.symbols();
        int[] places = symbols.stream().mapToInt(fitted.symbols()::indexOf).toArray();
        double sum = 0;
        for (String symbol : symbols) {
            double[] p0 = known.next(List.of(symbol));
            double[] p = fitted.next(List.of(symbol));
            for (int b = 0; b < p0.length; b++) {
                sum += p0[b] == 0 ? 0 : p0[b] * Math.log(p0[b] / (places[b] < 0 ? 0 : p[places[b]]));
            }
        }
        return Ask.answer(sum / symbols.size(), "the model excludes a symbol that the truth has; smoothing is needed");
    }
}
