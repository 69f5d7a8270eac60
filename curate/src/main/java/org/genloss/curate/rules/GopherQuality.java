package org.genloss.curate.rules;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.select.Decision;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * Gopher's quality rules as DataTrove applies them. Words with nothing but symbols count towards shares, not towards number and mean length. A
 * document without words is dropped: as too short, or, where no least number is set, as {@code empty}.
 *
 * @param leastWords fewest words that are more than symbols
 * @param mostWords most of them
 * @param shortestMean lowest mean length of words
 * @param longestMean highest mean length of words
 * @param symbols highest number of hash marks, and of ellipses, by words
 * @param bulletLines highest share of lines that start with a bullet or a hyphen
 * @param ellipsisLines highest share of lines that end in an ellipsis
 * @param lettered lowest share of words with a letter
 * @param stopWords fewest different words of the list that must occur
 * @param stopList words of the language, as written: capitals count
 * @param tokenizer what a word is
 */
@Shelf(Selector.class)
public record GopherQuality(
        int leastWords,
        int mostWords,
        double shortestMean,
        double longestMean,
        double symbols,
        double bulletLines,
        double ellipsisLines,
        double lettered,
        int stopWords,
        List<String> stopList,
        Tokenizer tokenizer)
        implements Rule {
    private static final long serialVersionUID = 1;
    private static final String ID = "gopher-quality";
    private static final List<String> STOP_WORDS = List.of("the", "be", "to", "of", "and", "that", "have", "with");
    private static final WordList LISTED = new WordList(STOP_WORDS);

    /** The limits of the paper. */
    public GopherQuality() {
        this(50, 100_000, 3, 10, 0.1, 0.9, 0.3, 0.8, 2, STOP_WORDS, Tokenizer.SPACES);
    }

    public GopherQuality {
        Check.ordered(ID, "number of words", leastWords, mostWords);
        Check.ordered(ID, "mean length", shortestMean, longestMean);
        Check.ordered(ID, "number of symbols by words", 0, symbols);
        Check.share(ID, "bullet-lines", bulletLines);
        Check.share(ID, "ellipsis-lines", ellipsisLines);
        Check.share(ID, "lettered", lettered);
        Check.atLeast(ID, "stop-words", stopWords, 0);
        stopList = List.copyOf(stopList);
    }

    /** The published rules on words of that kind. */
    public static GopherQuality of(Tokenizer tokenizer) {
        return new GopherQuality(50, 100_000, 3, 10, 0.1, 0.9, 0.3, 0.8, 2, STOP_WORDS, tokenizer);
    }

    @Override
    public Card card() {
        return Card.of(ID, "Gopher quality rules")
                .says(
                        "Drops documents that are too short or too long, hardly words, or mostly symbols, bullets and ellipses.")
                .formula(
                        "50 to 100,000 words with more than symbols, of mean length 3 to 10; hash marks and ellipses each at most 0.1 a "
                                + "word; at most 90 % of lines with a bullet, 30 % ending in an ellipsis; 80 % of words with a letter; 2 "
                                + "different stop words")
                .source("Rae et al. 2021, arXiv:2112.11446, table A1; DataTrove gopher_quality_filter");
    }

    @Override
    public Decision decide(Measures document) {
        int words = document.plainWords(tokenizer);
        if (words < leastWords) {
            return Decision.drop("gopher_short_doc");
        }
        if (words > mostWords) {
            return Decision.drop("gopher_long_doc");
        }
        if (words == 0) {
            return Decision.drop("empty");
        }
        return shape(document);
    }

    private WordList listed() {
        return stopList.equals(STOP_WORDS) ? LISTED : new WordList(stopList);
    }

    private Decision shape(Measures document) {
        double mean = document.meanWordLength(tokenizer);
        if (mean < shortestMean) {
            return Decision.drop("gopher_below_avg_threshold");
        }
        if (mean > longestMean) {
            return Decision.drop("gopher_above_avg_threshold");
        }
        if (document.hashMarks(tokenizer) > symbols) {
            return Decision.drop("gopher_too_many_hashes");
        }
        if (document.ellipses(tokenizer) > symbols) {
            return Decision.drop("gopher_too_many_ellipsis");
        }
        if (document.bulletLines() > bulletLines) {
            return Decision.drop("gopher_too_many_bullets");
        }
        if (document.ellipsisLines() > ellipsisLines) {
            return Decision.drop("gopher_too_many_end_ellipsis");
        }
        if (document.lettered(tokenizer) < lettered) {
            return Decision.drop("gopher_below_alpha_threshold");
        }
        if (document.occurring(tokenizer, listed()) < stopWords) {
            return Decision.drop("gopher_enough_stop_words");
        }
        return Decision.keep();
    }
}
