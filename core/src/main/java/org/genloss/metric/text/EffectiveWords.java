package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Hill number of words, candidate over reference.
 *
 * @param order weight of common words: 0 counts every word alike, 1 by its frequency, 2 (inverse Simpson) looks at the common ones
 */
@Shelf(Metric.class)
public record EffectiveWords(double order) implements Metric {
    private static final Card CARD = Card.of("effective-words", "Effective number of words")
            .says(
                    "How many words, all used equally often, would be as varied as the words of the texts; against the reference at"
                            + " as many words.")
            .formula(
                    "Hill number (sum p^q)^(1/(1-q)), p the share of each word, q the order; exp(-sum p ln p) for q = 1;"
                            + " generation over reference, the larger side rarefied to the smaller side's words")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has no words")
            .source("Hill 1973; Simpson 1949 for q = 2");

    public EffectiveWords {
        if (!(order >= 0)) {
            throw new IllegalArgumentException("effective-words needs an order of at least 0, got " + order);
        }
    }

    public EffectiveWords() {
        this(2);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return TextValues.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return AtEqualWords.ratio(sides, words -> Math.exp(RenyiEntropy.nats(words, order)), "a side has no words");
    }
}
