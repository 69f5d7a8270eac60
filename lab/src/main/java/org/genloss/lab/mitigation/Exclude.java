package org.genloss.lab.mitigation;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.shelf.Shelf;

/**
 * Leaves out what is labelled as drawn by a model, for example by a watermark. Real data is never mistaken for it, and what is left out is not
 * replaced.
 *
 * @param labelled chance that a drawn item bears a label, 0 to 1
 */
@Shelf(Mitigation.class)
public record Exclude(double labelled) implements Mitigation {
    public Exclude {
        if (!(labelled >= 0 && labelled <= 1)) {
            throw new IllegalArgumentException("exclude.labelled needs to be between 0 and 1, got " + labelled);
        }
    }

    public Exclude() {
        this(0.9);
    }

    @Override
    public Card card() {
        return Card.of("exclude", "Leave out what is labelled synthetic")
                .says("Items that a model drew and that say so are not trained on.")
                .formula(
                        "each drawn item is left out with the chance labelled; n synthetic items become n (1 - labelled)")
                .undefinedWhen("nothing is left and the regime adds no real data")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Schema schema) {
        return true;
    }

    @Override
    public Stage stage() {
        return Stage.ARRIVAL;
    }

    @Override
    public Corpus apply(Offer offer, Seed seed) {
        if (!offer.drawn()) {
            return offer.data();
        }
        UniformRandomProvider random = seed.random();
        return Corpora.pick(
                offer.data(),
                IntStream.range(0, Corpora.size(offer.data()))
                        .filter(i -> random.nextDouble() >= labelled)
                        .toArray());
    }
}
