package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Rényi entropy of words, candidate minus reference.
 *
 * @param order weight of common words: 1 is Shannon's entropy, 2 the collision entropy, infinity looks at the commonest word alone
 */
@Shelf(Metric.class)
public record RenyiEntropy(double order) implements Metric {
    private static final Card CARD = Card.of("renyi-entropy", "Change in Rényi entropy of words")
            .says(
                    "How evenly the words are used, with more weight on common words the higher the order, generation minus"
                            + " reference at as many words. One bit less: as if half of them were gone.")
            .formula(
                    "log2(sum p^q)/(1-q), p the share of each word, q the order; -sum p log2 p for q = 1; generation minus"
                            + " reference, the larger side rarefied to the smaller side's words")
            .unit(Card.Unit.BITS)
            .harm(Card.Harm.LESS)
            .unchangedAt(0)
            .undefinedWhen("a side has no words")
            .source("Rényi 1961")
            .asked();

    public RenyiEntropy {
        if (!(order >= 0)) {
            throw new IllegalArgumentException("renyi-entropy needs an order of at least 0, got " + order);
        }
    }

    public RenyiEntropy() {
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
        return AtEqualWords.change(sides, words -> nats(words, order) / Math.log(2), "a side has no words");
    }

    /** Entropy of an order in nats; NaN without words. */
    static double nats(Frequencies words, double order) {
        double n = words.tokens();
        if (order == 1) {
            return Math.log(n) - words.sum(f -> f * Math.log(f)) / n;
        }
        if (Double.isInfinite(order)) {
            return Math.log(n / words.largest());
        }
        return Math.log(words.sum(f -> Math.pow(f / n, order))) / (1 - order);
    }
}
