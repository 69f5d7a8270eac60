package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Hypergeometric distribution diversity, candidate over reference.
 *
 * @param draws words drawn from a text
 */
@Shelf(Metric.class)
public record HdD(int draws) implements Metric {
    private static final Card CARD = Card.of("hd-d", "Different words in a sample of a text (HD-D)")
            .says(
                    "The share of different words that 42 words drawn at random from a text have, against the reference. Texts of"
                            + " unequal length can be compared by it.")
            .formula(
                    "sum over the words of a text of (1 - C(N-f, 42)/C(N, 42))/42, mean over texts of at least 42 words;"
                            + " generation over reference")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("no text of a side has 42 words")
            .source("McCarthy and Jarvis 2007")
            .asked();

    /** HD-D of each text of at least as many words as are drawn. */
    record Texts(int draws) implements PerText.Of {
        @Override
        public double[] numbers(Tokens.Coded tokens) {
            int[] count = new int[tokens.names().size()];
            return PerText.numbers(tokens, draws, (words, start, end) -> {
                for (int i = start; i < end; i++) {
                    count[words[i]]++;
                }
                double types = 0;
                for (int i = start; i < end; i++) {
                    if (count[words[i]] > 0) {
                        types += 1 - missed(end - start, count[words[i]]);
                        count[words[i]] = 0;
                    }
                }
                return types / draws;
            });
        }

        /** Chance that none of f of n words is drawn. */
        private double missed(int n, int f) {
            int factors = Math.min(f, draws);
            int others = Math.max(f, draws);
            double missed = 1;
            for (int i = 0; i < factors; i++) {
                missed *= Math.max(0.0, n - others - i) / (n - i);
            }
            return missed;
        }
    }

    public HdD {
        if (draws < 1) {
            throw new IllegalArgumentException("hd-d needs at least 1 draw, got " + draws);
        }
    }

    public HdD() {
        this(42);
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
        return PerText.ratio(sides, new Texts(draws), "no text of a side has " + TextValues.words(draws) + " or more");
    }
}
