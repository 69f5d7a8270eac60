package org.genloss.curate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.genloss.catalog.Card;
import org.genloss.data.Payload;
import org.genloss.select.Decision;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * C4's rules, line by line. A line with an endless word, without an end mark, with too few words, about JavaScript or about cookies and terms goes; a
 * line that is still there and has a curly bracket or "lorem ipsum" takes the whole document with it. So a bracket in a line that went before
 * does no harm, as in DataTrove. A sentence ends at white space behind one of {@code . ? !}.
 *
 * <p>As a selector it drops the document, or leaves the lines that stay, as the published filter does.
 *
 * @param sentences fewest sentences of the lines that stay
 * @param lineWords fewest words of a line
 * @param longestWord longest word of a line, in characters
 * @param endMarks whether a line must end with an end mark; FineWeb leaves this rule out
 */
@Shelf(Selector.class)
public record C4(int sentences, int lineWords, int longestWord, boolean endMarks) implements Rule {
    private static final long serialVersionUID = 1;
    private static final Pattern CITATION = Pattern.compile("\\[\\p{Nd}*]|\\[edit]|\\[citation needed]");
    private static final List<String> ENDS = List.of(".", "?", "!", "\"", "'");
    private static final List<String> POLICY =
            List.of("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies");

    /** What is left of a document. @param text the lines that stay, empty where the document is dropped */
    public record Cleaned(String text, Decision decision) {}

    /** The published limits. */
    public C4() {
        this(5, 3, 1000, true);
    }

    public C4 {
        Check.atLeast("c4", "sentences", sentences, 0);
        Check.atLeast("c4", "line-words", lineWords, 0);
        Check.atLeast("c4", "longest-word", longestWord, 1);
    }

    @Override
    public Card card() {
        return Card.of("c4", "C4 rules")
                .says(
                        "Keeps lines that read like sentences, and drops documents with fewer than five sentences, with code or filler text.")
                .formula(
                        "lines end with . ? ! or a quotation mark and not with ..., have 3 words and none over 1000 characters, no javascript "
                                + "and no phrase about cookies or terms; no line kept so far with { or lorem ipsum; 5 sentences stay")
                .source("Raffel et al. 2020, arXiv:1910.10683; DataTrove c4_filters");
    }

    @Override
    public Decision decide(Measures document) {
        Cleaned cleaned = clean(document.text());
        boolean same =
                cleaned.decision() instanceof Decision.Drop || cleaned.text().equals(document.text());
        return same
                ? cleaned.decision()
                : new Decision.Edit(new Payload.Text(cleaned.text()), "lines and citations out");
    }

    /** The lines that stay, without white space at their ends and without citations in brackets. */
    public Cleaned clean(String text) {
        List<String> kept = new ArrayList<>();
        int found = 0;
        for (String raw : Lines.all(text)) {
            String stripped = Characters.strip(raw);
            String line = CITATION.matcher(stripped).replaceAll("");
            if (!reads(stripped, line)) {
                continue;
            }
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.contains("lorem ipsum")) {
                return new Cleaned("", Decision.drop("lorem_ipsum"));
            }
            if (lower.contains("javascript")) {
                continue;
            }
            if (line.indexOf('{') >= 0) {
                return new Cleaned("", Decision.drop("curly_bracket"));
            }
            if (POLICY.stream().noneMatch(lower::contains)) {
                found += sentences(line);
                kept.add(line);
            }
        }
        return found < sentences
                ? new Cleaned("", Decision.drop("too_few_sentences"))
                : new Cleaned(Characters.strip(String.join("\n", kept)), Decision.keep());
    }

    /** Whether a line has words, none of them endless, and ends; words are counted with citations, the end is looked at without. */
    private boolean reads(String stripped, String line) {
        Words words = new Words(stripped, Tokenizer.SPACES);
        for (int i = 0; i < words.count(); i++) {
            if (words.points(i, 1) > longestWord) {
                return false;
            }
        }
        boolean ended = ENDS.stream().anyMatch(line::endsWith) && !line.endsWith("...");
        return (ended || !endMarks) && words.count() >= lineWords;
    }

    private static int sentences(String line) {
        int count = 1;
        for (int i = 1; i < line.length(); i++) {
            if (Characters.space(line.charAt(i)) && ".?!".indexOf(line.charAt(i - 1)) >= 0) {
                count++;
            }
        }
        return count;
    }
}
