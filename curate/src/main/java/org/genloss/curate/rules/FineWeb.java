package org.genloss.curate.rules;

import org.genloss.catalog.Card;
import org.genloss.select.Decision;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * FineWeb's own rules. The paper and the code that made the data disagree about the limit of repeated lines by a factor of ten; both are here, by
 * name. A text of nothing but white space is dropped as {@code empty}.
 *
 * @param ended lowest share of lines that end with a character that ends sentences, of lines that are not blank
 * @param shortLines highest share of short lines
 * @param shortLine longest line that is short, in characters
 * @param repeated highest share of characters in lines that occurred before: as in the code or as in the paper
 * @param breaks highest number of line breaks by words
 * @param tokenizer what a word is
 */
@Shelf(Selector.class)
public record FineWeb(
        double ended, double shortLines, int shortLine, Repeated repeated, double breaks, Tokenizer tokenizer)
        implements Rule {
    private static final long serialVersionUID = 1;
    private static final String ID = "fineweb";

    /** The published limits of characters in repeated lines. */
    public enum Repeated {
        /** 0.01, as in the code that made the data. */
        CODE(0.01),
        /** 0.1, as the paper says. */
        PAPER(0.1);

        private final double limit;

        Repeated(double limit) {
            this.limit = limit;
        }

        public double limit() {
            return limit;
        }
    }

    /** The limits of the code. */
    public FineWeb() {
        this(0.12, 0.67, 30, Repeated.CODE, 0.3, Tokenizer.SPACES);
    }

    public FineWeb {
        Check.share(ID, "ended", ended);
        Check.share(ID, "short-lines", shortLines);
        Check.atLeast(ID, "short-line", shortLine, 0);
        Check.ordered(ID, "number of breaks by words", 0, breaks);
    }

    /** The limits of the code on words of that kind. */
    public static FineWeb of(Tokenizer tokenizer) {
        return new FineWeb(0.12, 0.67, 30, Repeated.CODE, 0.3, tokenizer);
    }

    @Override
    public Card card() {
        return Card.of(ID, "FineWeb rules")
                .says(
                        "Drops documents of lists: few lines that end a sentence, many short lines, lines that repeat, few words a line.")
                .formula(
                        "of lines that are not blank at least 12 % end a sentence and at most 67 % have up to 30 characters; characters in "
                                + "lines that occurred before at most 0.01 (the code) or 0.1 (the paper) of all but line breaks; at most 0.3 line "
                                + "breaks a word")
                .source("Penedo et al. 2024, arXiv:2406.17557; DataTrove fineweb_quality_filter");
    }

    @Override
    public Decision decide(Measures document) {
        if (document.blank()) {
            return Decision.drop("empty");
        }
        if (document.endedLines() < ended) {
            return Decision.drop("line_punct_ratio");
        }
        if (document.shortLines(shortLine) > shortLines) {
            return Decision.drop("short_line_ratio");
        }
        if (document.repeatedLineCharacters() > repeated.limit()) {
            return Decision.drop("char_dup_ratio");
        }
        if (document.breaksByWords(tokenizer) > breaks) {
            return Decision.drop("list_ratio");
        }
        return Decision.keep();
    }
}
