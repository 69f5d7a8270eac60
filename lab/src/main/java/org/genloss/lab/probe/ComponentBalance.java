package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Chance that two independent draws of a mixture come from different components. */
@Shelf(Probe.class)
public record ComponentBalance() implements Probe {
  @Override
  public Card card() {
    return Card.of("component-balance", "Balance of the components")
        .says("Chance that two independent draws of a mixture come from different components.")
        .formula("1 - sum w^2; for two components 2 w (1-w)")
        .unit(Card.Unit.PROBABILITY)
        .harm(Card.Harm.LESS)
        .undefinedWhen("the model is no mixture")
        .source("Suresh et al. 2024 (arXiv 2412.17646)");
  }

  @Override
  public boolean fits(Learner learner, Source real) {
    return Ask.numeric(real);
  }

  @Override
  public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
    List<GenerativeModel.Parameter> weights =
        model.parameters().stream().filter(p -> p.name().matches("weight-\\d+")).toList();
    double squares = weights.stream().mapToDouble(w -> w.value() * w.value()).sum();
    return Ask.answer(weights.isEmpty() ? Double.NaN : 1 - squares, "the model is no mixture");
  }
}
