package org.genloss.curate.contamination;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document as sentences, each the set of its words.
 *
 * @param group what travels together: the unit of folds and resamples
 * @param sentences the words of each sentence as numbers of a {@link Lexicon}, ascending, each once; none with fewer than two
 * @param notes what is said of the document, by field
 */
public record Document(String group, List<int[]> sentences, Map<String, String> notes) {
    /** Scripts that are written without spaces: every character is a word. */
    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";

    private static final Pattern WORD = Pattern.compile("[" + UNSPACED + "]\\p{M}*|[\\p{L}\\p{M}\\p{N}&&[^" + UNSPACED
            + "]]+(?:['’\\-][\\p{L}\\p{M}\\p{N}&&[^" + UNSPACED + "]]+)*");

    public Document {
        sentences = List.copyOf(sentences);
        notes = Map.copyOf(notes);
    }

    /**
     * Splits a text. A sentence ends where {@link BreakIterator} ends it, or with its line; words are runs of letters, digits and marks, an
     * apostrophe or hyphen within them included, in lower case. Sentences of fewer than two different words are left out, as Liang et al. do.
     */
    public static Document of(String group, String text, Map<String, String> notes, Lexicon lexicon) {
        List<int[]> sentences = new ArrayList<>();
        text.lines().forEach(line -> split(line, lexicon, sentences));
        return new Document(group, sentences, notes);
    }

    /** The running words of a text, in lower case. */
    public static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static void split(String line, Lexicon lexicon, List<int[]> into) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(line);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            int[] words = words(line.substring(from, to), lexicon);
            if (words.length > 1) {
                into.add(words);
            }
            from = to;
        }
    }

    private static int[] words(String sentence, Lexicon lexicon) {
        Matcher matcher = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
        int[] words = new int[8];
        int count = 0;
        while (matcher.find()) {
            if (count == words.length) {
                words = Arrays.copyOf(words, count * 2);
            }
            words[count++] = lexicon.number(matcher.group());
        }
        return Arrays.stream(words, 0, count).sorted().distinct().toArray();
    }
}
