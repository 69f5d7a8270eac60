package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Moving-average type-token ratio, candidate over reference.
 *
 * @param window words of a stretch
 */
@Shelf(Metric.class)
public record Mattr(int window) implements Metric {
    private static final Card CARD = Card.of("mattr", "Different words in a stretch of a text (MATTR)")
            .says(
                    "The share of different words in every stretch of 50 words of a text, against the reference. Texts of unequal"
                            + " length can be compared by it.")
            .formula(
                    "mean of types/50 over all windows of 50 words of a text, mean over texts of at least 50 words; generation"
                            + " over reference")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("no text of a side has 50 words")
            .source("Covington and McFall 2010");

    /** MATTR of each text of at least as many words as the window. */
    record Texts(int window) implements PerText.Of {
        @Override
        public double[] numbers(Tokens.Coded tokens) {
            int[] count = new int[tokens.names().size()];
            return PerText.numbers(tokens, window, (words, start, end) -> {
                int types = 0;
                long sum = 0;
                for (int i = start; i < end; i++) {
                    types += count[words[i]]++ == 0 ? 1 : 0;
                    if (i >= start + window) {
                        types -= --count[words[i - window]] == 0 ? 1 : 0;
                    }
                    sum += i >= start + window - 1 ? types : 0;
                }
                for (int i = end - window; i < end; i++) {
                    count[words[i]]--;
                }
                return (double) sum / window / (end - start - window + 1);
            });
        }
    }

    public Mattr {
        if (window < 1) {
            throw new IllegalArgumentException("mattr needs a window of at least 1 word, got " + window);
        }
    }

    public Mattr() {
        this(50);
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
        return PerText.ratio(
                sides, new Texts(window), "no text of a side has " + TextValues.words(window) + " or more");
    }
}
