package org.genloss.lab.regime;

import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.History;
import org.genloss.lab.Regime;

/** The control beside every regime: each fit is made to n fresh real items, so that what a single fit loses is not blamed on recursion. */
public record RealOnly() implements Regime {
  @Override
  public Card card() {
    return Card.of("real data only", "Real data only")
        .says("Each model is trained on real data alone; nothing that a model drew is ever used.")
        .formula("fit t uses n fresh real items");
  }

  @Override
  public int synthetic(int items) {
    return items;
  }

  @Override
  public int fresh(int items) {
    return items;
  }

  @Override
  public Corpus next(History past, Corpus fresh, Seed seed) {
    return fresh;
  }
}
