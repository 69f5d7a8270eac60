package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.Histogram;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Chance that two independent draws of the model are of different categories or bins (Gini-Simpson). */
@Shelf(Probe.class)
public record Heterozygosity() implements Probe {
    @Override
    public Card card() {
        return Card.of("heterozygosity", "Chance that two draws differ")
                .says(
                        "Chance that two independent draws of the model are of different categories or bins (Gini-Simpson).")
                .formula("1 - sum p^2")
                .unit(Card.Unit.PROBABILITY)
                .range(0, 1)
                .harm(Card.Harm.LESS)
                .undefinedWhen("the model counts neither categories nor bins")
                .source("Wright 1931; Seddik et al. 2024 (arXiv 2404.05090)");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Categorical || learner instanceof Histogram;
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        return Ask.answer(Ask.number(model, "heterozygosity"), "the model counts neither categories nor bins");
    }
}
