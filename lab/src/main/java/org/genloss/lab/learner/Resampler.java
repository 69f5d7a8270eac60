package org.genloss.lab.learner;

import java.util.Optional;
import java.util.Set;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Source;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/** A model that memorises its data and draws from it with replacement, by weight where items have weights. */
@Shelf(Learner.class)
public record Resampler() implements Learner {
    @Override
    public Card card() {
        return Card.of("resampler", "Memorised items")
                .says("Keeps its data and draws items from it with replacement: memorising, the limit of overfitting.")
                .formula("P(item i) = w(i) / sum w, w = 1 without weights")
                .undefinedWhen("there are no items")
                .source("Efron 1979, Ann. Statist. 7:1; limit of kernel estimates as h goes to 0");
    }

    @Override
    public Optional<Learner> exact() {
        return Optional.of(this);
    }

    /** Infinitely many items are the law. */
    @Override
    public Optional<Learner> rich(Source real) {
        return Optional.of(this);
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.SYSTEMATIC);
    }

    /** Data of any shape. */
    @Override
    public boolean fits(Schema schema) {
        return true;
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public ResamplerModel fit(Corpus data, Seed seed) {
        if (Corpora.size(data) == 0) {
            throw new IllegalArgumentException("resampler needs at least 1 item");
        }
        return data instanceof Weighted weighted
                ? new ResamplerModel(weighted.base(), Moments.shares(weighted.weights()))
                : new ResamplerModel(data, null);
    }
}
