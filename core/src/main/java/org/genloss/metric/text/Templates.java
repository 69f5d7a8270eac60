package org.genloss.metric.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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
        return of(pool.get(new Tokens()), common, order);
    }

    static Ngrams.Coded of(Tokens.Coded documents, int common, int order) {
        return Ngrams.of(framed(documents, common), order);
    }

    /** The documents with all but the commonest words replaced by their shapes; words of which nothing is left are left out. */
    static Tokens.Coded framed(Tokens.Coded tokens, int common) {
        String[] frames = frames(tokens, common);
        Map<String, Integer> numbers = new LinkedHashMap<>(); // in the order in which frames come first
        int[] number = new int[frames.length];
        Arrays.fill(number, -1);
        int[] word = new int[tokens.word().length];
        int[] start = new int[tokens.start().length];
        int used = 0;
        for (int d = 0; d < tokens.documents(); d++) {
            for (int i = tokens.start()[d]; i < tokens.start()[d + 1]; i++) {
                int w = tokens.word()[i];
                if (!frames[w].isEmpty()) {
                    number[w] = number[w] >= 0 ? number[w] : numbers.computeIfAbsent(frames[w], f -> numbers.size());
                    word[used++] = number[w];
                }
            }
            start[d + 1] = used;
        }
        return new Tokens.Coded(Arrays.copyOf(word, used), start, List.copyOf(numbers.keySet()));
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
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int least = common >= sorted.length ? 0 : sorted[sorted.length - Math.max(1, common)];
        boolean[] kept = new boolean[counts.length];
        IntStream.range(0, counts.length)
                .filter(k -> counts[k] >= least) // few of many
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
