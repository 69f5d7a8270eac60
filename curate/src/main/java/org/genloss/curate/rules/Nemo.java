package org.genloss.curate.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.genloss.catalog.Card;
import org.genloss.select.Decision;
import org.genloss.select.Selector;
import org.genloss.shelf.Shelf;

/**
 * What NeMo Curator's heuristics for English add to Gopher's. Lines are those that are not blank, paragraphs are cut at two line breaks, words at
 * white space. A blank text is dropped as {@code empty}.
 *
 * @param otherCharacters highest share of characters other than Latin letters, digits, line breaks and {@code ? ! , .}; spaces are other
 * @param digits highest share of digits
 * @param urls highest share of characters in web addresses
 * @param whiteSpace highest share of white space
 * @param parentheses highest share of brackets of all kinds
 * @param boilerplate highest share of paragraphs with a phrase about terms, privacy or cookies
 * @param lines lowest number of different lines by all lines
 * @param paragraphs lowest number of different paragraphs by all paragraphs
 * @param lineCharacters lowest number of characters in different lines by those in all lines
 * @param paragraphCharacters the same of paragraphs
 * @param unended highest share of lines without an end mark
 * @param longestWord longest word in characters
 */
@Shelf(Selector.class)
public record Nemo(
        double otherCharacters,
        double digits,
        double urls,
        double whiteSpace,
        double parentheses,
        double boilerplate,
        double lines,
        double paragraphs,
        double lineCharacters,
        double paragraphCharacters,
        double unended,
        int longestWord)
        implements Rule {
    private static final long serialVersionUID = 1;
    private static final String ID = "nemo";
    /** NeMo's class has {@code $-_}, a range with slash, colon, question mark and equals sign in it; the other alternatives of its pattern lie within. */
    private static final Pattern URL = Pattern.compile("https?://[!$-_a-z]+");

    private static final List<String> END_MARKS = List.of(".", "?", "!", "\"", "'");
    /** NeMo also lists whole notices; those that do not contain one of the short phrases stand here by how they begin. */
    private static final List<String> BOILERPLATE = List.of(
            "terms of use",
            "privacy policy",
            "cookie policy",
            "uses cookies",
            "privacy overview",
            "use of cookies",
            "use cookies",
            "privacy & cookies policy",
            "privacy and cookies policy",
            "necessary cookies are absolutely essential for the website to function properly",
            "any cookies that may not be particularly necessary for the website to function",
            "if you continue to browse this site without changing your cookie settings");

    /** The published limits. */
    public Nemo() {
        this(0.25, 0.15, 0.2, 0.25, 0.1, 0.4, 0.7, 0.7, 0.8, 0.8, 0.85, 1000);
    }

    public Nemo {
        double[] shares = {
            otherCharacters,
            digits,
            urls,
            whiteSpace,
            parentheses,
            boilerplate,
            lines,
            paragraphs,
            lineCharacters,
            paragraphCharacters,
            unended
        };
        for (double share : shares) {
            Check.share(ID, "limits", share);
        }
        Check.atLeast(ID, "longest-word", longestWord, 1);
    }

    @Override
    public Card card() {
        return Card.of(ID, "NeMo heuristics")
                .says(
                        "Drops documents of numbers, addresses, brackets, boilerplate, repeated lines, or lines that never end.")
                .formula(
                        "by characters: at most 25 % neither letter nor digit, 15 % digits, 20 % addresses, 25 % white space, 10 % brackets; at "
                                + "most 40 % of paragraphs boilerplate; at least 70 % of lines and of paragraphs differ, with 80 % of their "
                                + "characters; at most 85 % of lines without an end mark; no word over 1000 characters")
                .source("NVIDIA NeMo Curator, heuristic_filter_en");
    }

    @Override
    public Decision decide(Measures document) {
        if (document.blank()) {
            return Decision.drop("empty");
        }
        String text = document.text();
        double all = document.characters();
        if (count(text, c -> !counted(c)) / all > otherCharacters) {
            return Decision.drop("alpha_numeric");
        }
        if (count(text, c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) / all > digits) {
            return Decision.drop("numbers_ratio");
        }
        if (addresses(text) / all > urls) {
            return Decision.drop("urls_ratio");
        }
        if (count(text, c -> "\t\n\r\b ".indexOf(c) >= 0) / all > whiteSpace) {
            return Decision.drop("white_space");
        }
        if (count(text, c -> "{}⟨⟩[]()".indexOf(c) >= 0) / all > parentheses) {
            return Decision.drop("parentheses_ratio");
        }
        return pieces(document);
    }

    private Decision pieces(Measures document) {
        List<String> parts = Lines.pairs(document.text());
        List<String> written = document.written();
        if (boilerplate(parts) > boilerplate) {
            return Decision.drop("boilerplate_string_ratio");
        }
        if (different(written) < lines) {
            return Decision.drop("repeated_lines");
        }
        if (different(parts) < paragraphs) {
            return Decision.drop("repeated_paragraphs");
        }
        if (differentCharacters(written) < lineCharacters) {
            return Decision.drop("repeated_lines_char");
        }
        if (differentCharacters(parts) < paragraphCharacters) {
            return Decision.drop("repeated_paragraphs_char");
        }
        if (written.stream().filter(line -> !marked(line)).count() / (double) written.size() > unended) {
            return Decision.drop("punctuation");
        }
        Words words = document.words(Tokenizer.SPACES);
        for (int i = 0; i < words.count(); i++) {
            if (words.points(i, 1) > longestWord) {
                return Decision.drop("max_word_length");
            }
        }
        return Decision.keep();
    }

    private static boolean counted(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "\n?!,.".indexOf(c) >= 0;
    }

    private static long count(String text, IntPredicate which) {
        return text.codePoints().filter(which).count();
    }

    private static long addresses(String text) {
        Matcher matcher = URL.matcher(text);
        long characters = 0;
        while (matcher.find()) {
            characters += matcher.end() - matcher.start();
        }
        return characters;
    }

    private static double boilerplate(List<String> paragraphs) {
        int found = 0;
        for (String paragraph : paragraphs) {
            String lower = paragraph.toLowerCase(Locale.ROOT);
            if (lower.contains("lorem ipsum")) {
                return 1;
            }
            found += BOILERPLATE.stream().anyMatch(lower::contains) ? 1 : 0;
        }
        return found / (double) paragraphs.size();
    }

    private static boolean marked(String line) {
        String stripped = Characters.strip(line);
        return END_MARKS.stream().anyMatch(stripped::endsWith);
    }

    private static double different(List<String> pieces) {
        return new HashSet<>(pieces).size() / (double) pieces.size();
    }

    private static double differentCharacters(List<String> pieces) {
        long all = pieces.stream().mapToLong(Characters::length).sum();
        return 1 - Lines.Duplicates.of(pieces).characters() / (double) all;
    }
}
