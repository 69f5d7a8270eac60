package org.genloss.metric.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.genloss.data.Payload;
import org.genloss.profile.Pool;

/**
 * The frames of texts in any language: the commonest words of the pool, which are mostly its function words, stand for themselves; of every other
 * word only the shape is left: whether it begins with a capital, is a number, has a digit, and the punctuation behind it.
 *
 * @param common words that stand for themselves
 * @param order words of a frame
 */
record Templates(int common, int order) implements Pool.Coding<Ngrams.Coded> {
    @Override
    public Ngrams.Coded code(Pool pool) {
        return of(
                pool.items().stream()
                        .map(item -> ((Payload.Text) item.payload()).value())
                        .toList(),
                common,
                order);
    }

    static Ngrams.Coded of(List<String> documents, int common, int order) {
        return Ngrams.of(Tokens.of(framed(documents, common)), order);
    }

    /** The documents with all but the commonest words replaced by their shapes. */
    static List<String> framed(List<String> documents, int common) {
        Tokens.Coded tokens = Tokens.of(documents);
        String[] frames = frames(tokens, common);
        return IntStream.range(0, tokens.documents())
                .mapToObj(d -> {
                    StringBuilder framed = new StringBuilder();
                    for (int i = tokens.start()[d]; i < tokens.start()[d + 1]; i++) {
                        framed.append(framed.isEmpty() ? "" : " ").append(frames[tokens.word()[i]]);
                    }
                    return framed.toString();
                })
                .toList();
    }

    /** What is left of each word. Words are counted in lower case without the punctuation around them; ties go to the first by spelling. */
    private static String[] frames(Tokens.Coded tokens, int common) {
        List<String> bare = tokens.names().stream().map(Templates::bare).toList();
        Tokens.Coded kinds =
                Tokens.of(bare.stream().map(name -> name.isEmpty() ? "_" : name).toList());
        int[] counts = new int[kinds.names().size()];
        for (int word : tokens.word()) {
            counts[kinds.word()[kinds.start()[word]]]++;
        }
        boolean[] kept = new boolean[counts.length];
        IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(k -> -counts[k]).thenComparing(kinds.names()::get))
                .limit(common)
                .forEach(k -> kept[k] = true);
        String[] frames = new String[tokens.names().size()];
        for (int word = 0; word < frames.length; word++) {
            boolean itself = kept[kinds.word()[kinds.start()[word]]];
            String name = tokens.names().get(word);
            frames[word] = itself ? bare.get(word) + ending(name) : shape(name);
        }
        return frames;
    }

    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && !Character.isLetterOrDigit(word.codePointAt(from))) {
            from += Character.charCount(word.codePointAt(from));
        }
        while (to > from && !isLast(word, to)) {
            to -= Character.charCount(word.codePointBefore(to));
        }
        return word.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static boolean isLast(String word, int to) {
        int c = word.codePointBefore(to);
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** The punctuation that a word ends with: its last character, if it is no letter, mark or digit. */
    private static String ending(String word) {
        return isLast(word, word.length()) ? "" : Character.toString(word.codePointBefore(word.length()));
    }

    private static String shape(String word) {
        String bare = bare(word);
        int first =
                word.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse(0);
        boolean digits = bare.codePoints().anyMatch(Character::isDigit);
        boolean letters = bare.codePoints().anyMatch(Character::isLetter);
        String kind = bare.isEmpty() ? "." : digits ? letters ? "A1" : "1" : Character.isUpperCase(first) ? "A" : "a";
        return "<" + kind + ">" + ending(word);
    }
}
