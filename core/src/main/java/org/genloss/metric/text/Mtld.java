package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Measure of textual lexical diversity, candidate over reference.
 *
 * @param threshold share of different words at which a run of words ends
 * @param least words below which a text is left out
 */
@Shelf(Metric.class)
public record Mtld(double threshold, int least) implements Metric {
    private static final Card CARD = Card.of("mtld", "Words before a text repeats itself (MTLD)")
            .says(
                    "How long a text keeps using new words: the mean length of runs in which 72 % of the words are different, against"
                            + " the reference. Unlike the share of different words it does not fall with the length of a text.")
            .formula(
                    "words/runs, a run ends where types/tokens <= 0.72, the last one counts (1 - TTR)/(1 - 0.72) of a run;"
                            + " mean of reading forwards and backwards, mean over texts of at least 50 words; generation over reference")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("no text of a side has 50 words")
            .source("McCarthy and Jarvis 2010")
            .asked();

    /** MTLD of each text of at least so many words. */
    record Texts(double threshold, int least) implements PerText.Of {
        @Override
        public double[] numbers(Tokens.Coded tokens) {
            int[] seen = new int[tokens.names().size()];
            int[] run = new int[1];
            return PerText.numbers(tokens, least, (words, start, end) -> {
                double forwards = factors(seen, run, words, start, end);
                double backwards = factors(seen, run, words, end - 1, start - 1);
                int length = end - start;
                return (length / forwards + length / backwards) / 2;
            });
        }

        /** Runs from one position until before another one, in either direction; at least a text without repetition is one. */
        private double factors(int[] seen, int[] run, int[] words, int from, int to) {
            int step = from <= to ? 1 : -1;
            double factors = 0;
            int length = 0;
            int types = 0;
            run[0]++;
            for (int i = from; i != to; i += step) {
                length++;
                if (seen[words[i]] != run[0]) {
                    seen[words[i]] = run[0];
                    types++;
                }
                if ((double) types / length <= threshold) {
                    factors++;
                    length = 0;
                    types = 0;
                    run[0]++;
                }
            }
            if (length > 0) {
                factors += (1 - (double) types / length) / (1 - threshold);
            }
            return factors == 0 ? 1 : factors;
        }
    }

    public Mtld {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("mtld needs a threshold between 0 and 1, got " + threshold);
        }
        if (least < 1) {
            throw new IllegalArgumentException("mtld needs texts of at least 1 word, got least=" + least);
        }
    }

    public Mtld() {
        this(0.72, 50);
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
                sides, new Texts(threshold, least), "no text of a side has " + TextValues.words(least) + " or more");
    }
}
