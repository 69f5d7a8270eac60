package org.genloss.curate.rules;

import org.genloss.catalog.Card;
import org.genloss.select.Decision;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * Gopher's repetition rules as DataTrove applies them: the first copy is no duplicate, later ones are; all characters are counted over the whole text,
 * white space included. Dolma counts all copies, so its numbers differ. An empty text, by which DataTrove divides, is dropped as {@code empty}.
 *
 * @param paragraphs highest share of paragraphs that occurred before
 * @param paragraphCharacters highest share of characters in them
 * @param lines highest share of lines that occurred before
 * @param lineCharacters highest share of characters in them
 * @param top2 highest share of characters in the most frequent 2-gram
 * @param top3 the same of 3-grams
 * @param top4 the same of 4-grams
 * @param again5 highest share of characters in 5-grams that occurred before
 * @param again6 the same of 6-grams
 * @param again7 the same of 7-grams
 * @param again8 the same of 8-grams
 * @param again9 the same of 9-grams
 * @param again10 the same of 10-grams
 * @param tokenizer what a word is
 */
@Shelf(Selector.class)
public record GopherRepetition(
        double paragraphs,
        double paragraphCharacters,
        double lines,
        double lineCharacters,
        double top2,
        double top3,
        double top4,
        double again5,
        double again6,
        double again7,
        double again8,
        double again9,
        double again10,
        Tokenizer tokenizer)
        implements Rule {
    private static final long serialVersionUID = 1;
    private static final String ID = "gopher-repetition";

    /** The limits of the paper. */
    public GopherRepetition() {
        this(0.3, 0.2, 0.3, 0.2, 0.2, 0.18, 0.16, 0.15, 0.14, 0.13, 0.12, 0.11, 0.1, Tokenizer.SPACES);
    }

    public GopherRepetition {
        Check.share(ID, "paragraphs", paragraphs);
        Check.share(ID, "paragraph-characters", paragraphCharacters);
        Check.share(ID, "lines", lines);
        Check.share(ID, "line-characters", lineCharacters);
        Check.ordered(ID, "top-gram share", 0, Math.min(top2, Math.min(top3, top4)));
        for (double again : new double[] {again5, again6, again7, again8, again9, again10}) {
            Check.share(ID, "again", again);
        }
    }

    /** The published rules on words of that kind. */
    public static GopherRepetition of(Tokenizer tokenizer) {
        return new GopherRepetition(0.3, 0.2, 0.3, 0.2, 0.2, 0.18, 0.16, 0.15, 0.14, 0.13, 0.12, 0.11, 0.1, tokenizer);
    }

    @Override
    public Card card() {
        return Card.of(ID, "Gopher repetition rules")
                .says("Drops documents that repeat their paragraphs, lines or runs of words.")
                .formula(
                        "at most 30 % of paragraphs and of lines occurred before, with 20 % of the characters; the most frequent 2-, 3- and "
                                + "4-gram has at most 20, 18 and 16 % of the characters; 5- to 10-grams that occurred before have at most 15, 14, "
                                + "13, 12, 11 and 10 %")
                .source("Rae et al. 2021, arXiv:2112.11446, table A1; DataTrove gopher_repetition_filter");
    }

    @Override
    public Decision decide(Measures document) {
        if (document.text().isEmpty()) {
            return Decision.drop("empty");
        }
        if (document.duplicateParagraphs() > paragraphs) {
            return Decision.drop("dup_para_frac");
        }
        if (document.duplicateParagraphCharacters() > paragraphCharacters) {
            return Decision.drop("dup_para_char_frac");
        }
        if (document.duplicateLines() > lines) {
            return Decision.drop("dup_line_frac");
        }
        if (document.duplicateLineCharacters() > lineCharacters) {
            return Decision.drop("dup_line_char_frac");
        }
        return grams(document);
    }

    private Decision grams(Measures document) {
        double[] top = {top2, top3, top4};
        for (int i = 0; i < top.length; i++) {
            if (document.topGram(tokenizer, i + 2) > top[i]) {
                return Decision.drop("top_" + (i + 2) + "_gram");
            }
        }
        double[] again = {again5, again6, again7, again8, again9, again10};
        for (int i = 0; i < again.length; i++) {
            if (document.duplicateGrams(tokenizer, i + 5) > again[i]) {
                return Decision.drop("duplicated_" + (i + 5) + "_n_grams");
            }
        }
        return Decision.keep();
    }
}
