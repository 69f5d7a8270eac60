package org.genloss.metric.text;

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
 * Mean ROUGE-L over all pairs of texts of a side, candidate minus reference.
 *
 * @param texts most texts of a side that are compared with each other
 * @param words which runs of characters are words
 */
@Shelf(Metric.class)
public record Homogenization(int texts, Words words) implements Metric {
    /** Which runs of characters are words, after lower-casing. */
    public enum Words {
        /** Letters, marks and digits of any script. */
        ANY,
        /** a to z and 0 to 9 alone, as ROUGE of English has it. */
        ENGLISH
    }

    private static final Card CARD = Card.of("homogenization", "Change in likeness of texts")
            .says(
                    "How much of one text can be found in another in the same order of words, 0 to 1, mean over all pairs of texts,"
                            + " generation minus reference: above 0 the texts have become more alike.")
            .formula(
                    "mean over pairs of 2 L/(a + b), L the longest common subsequence of texts of a and b words (ROUGE-L F1);"
                            + " lower case, letters and digits; of up to 300 texts of each side, fewer where they are long; generation minus"
                            + " reference")
            .harm(Card.Harm.MORE)
            .range(-1, 1)
            .unchangedAt(0)
            .undefinedWhen("fewer than two texts of a side are compared, or a side has no words")
            .source("Padmakumar and He 2024; Lin 2004 (ROUGE); Shaib et al. 2024 (arXiv 2403.00553)")
            .heavy();

    /** Likeness of chosen texts of a pool. */
    record Likeness(int texts, Words words) implements Pool.Coding<TextPairs> {
        @Override
        public TextPairs code(Pool pool) {
            return TextPairs.of(pool, texts, TextPairs.Cost.SQUARE, chosen -> {
                CommonSubsequence common = new CommonSubsequence(tokens(chosen, words));
                return common::likeness;
            });
        }
    }

    public Homogenization {
        TextPairs.requireTexts("homogenization", texts);
    }

    public Homogenization() {
        this(300, Words.ANY);
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
        return TextPairs.reads(sides, new Likeness(texts, words));
    }

    @Override
    public List<Value> compare(Sides sides) {
        return TextPairs.change(sides, new Likeness(texts, words));
    }

    /** The words of some documents. */
    static Tokens.Coded tokens(List<String> documents, Words words) {
        return Tokens.of(documents.stream().map(text -> spaced(text, words)).toList());
    }

    private static String spaced(String text, Words words) {
        StringBuilder spaced = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> spaced.appendCodePoint(inWord(c, words) ? c : ' '));
        return spaced.toString();
    }

    private static boolean inWord(int c, Words words) {
        return words == Words.ENGLISH
                ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c) || isMark(Character.getType(c));
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
