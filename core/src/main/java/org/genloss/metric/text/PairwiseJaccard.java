package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * Mean Jaccard index of n-gram sets over all pairs of texts of a side, candidate minus reference.
 *
 * @param order words in a row
 * @param texts most texts of a side that are compared with each other
 */
@Shelf(Metric.class)
public record PairwiseJaccard(int order, int texts) implements Metric {
    private static final Card CARD = Card.of("pairwise-jaccard", "Change in phrases shared by pairs")
            .says(
                    "Which share of the phrases of two texts both have, mean over all pairs of texts, generation minus reference:"
                            + " above 0 the texts have become more alike.")
            .formula(
                    "mean over pairs of |A and B|/|A or B|, A and B the sets of 3-grams of two texts in lower case, 0 where both are"
                            + " empty; of up to 300 texts of each side, fewer where they are long; generation minus reference")
            .harm(Card.Harm.MORE)
            .range(-1, 1)
            .unchangedAt(0)
            .undefinedWhen("fewer than two texts of a side are compared, or a side has no words")
            .source("Jaccard 1912; Broder 1997 (shingles)")
            .asked();

    /** Shared n-grams of chosen texts of a pool. */
    record Shared(int order, int texts) implements Pool.Coding<TextPairs> {
        @Override
        public TextPairs code(Pool pool) {
            return TextPairs.of(pool, texts, TextPairs.Cost.LINEAR, chosen -> index(chosen, order));
        }
    }

    public PairwiseJaccard {
        if (order < 1) {
            throw new IllegalArgumentException("pairwise-jaccard needs an order of at least 1, got " + order);
        }
        TextPairs.requireTexts("pairwise-jaccard", texts);
    }

    public PairwiseJaccard() {
        this(3, 300);
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
    public int reads(Sides sides) {
        return TextPairs.reads(sides, new Shared(order, texts));
    }

    @Override
    public List<Value> compare(Sides sides) {
        return TextPairs.change(sides, new Shared(order, texts));
    }

    /** Jaccard index of two of the documents. */
    static TextPairs.Likeness index(List<String> documents, int order) {
        List<String> lower =
                documents.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        Ngrams.Coded coded = Ngrams.of(Tokens.of(lower), order);
        int[] type = coded.type();
        for (int d = 0; d < documents.size(); d++) {
            Arrays.sort(type, coded.start()[d], coded.start()[d + 1]);
        }
        return (a, b) -> {
            int shared = 0;
            int i = coded.start()[a];
            int j = coded.start()[b];
            while (i < coded.start()[a + 1] && j < coded.start()[b + 1]) {
                int before = Integer.compare(type[i], type[j]);
                shared += before == 0 ? 1 : 0;
                i += before <= 0 ? 1 : 0;
                j += before >= 0 ? 1 : 0;
            }
            int all = coded.distinct(a) + coded.distinct(b) - shared;
            return all == 0 ? 0 : (double) shared / all;
        };
    }
}
