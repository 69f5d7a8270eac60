package org.genloss.verdict.text;

import java.util.Arrays;
import org.genloss.metric.text.WordTable;

/**
 * Cuts texts into the words of the permutation test: letter runs and single marks (a digit is a mark), case folded. Runs of a script without
 * spaces give their overlapping pairs of characters instead.
 */
public final class TextWords {
    /** Takes the words of a text in their order. */
    public interface Taker {
        /**
         * Takes {@code chars[from, to)}.
         *
         * @param chars not to be written to; words stay in their places until the next text is cut, though perhaps in another array, the last one
         *     that was handed over
         * @param hash {@link WordTable#hash} of the word
         */
        void take(char[] chars, int from, int to, long hash);
    }

    /** Sorts of characters, as numbers: texts of many millions are looked up in the table below. */
    private static final byte SPACE = 0;

    private static final byte MARK = 1;
    private static final byte LETTER = 2;
    private static final byte DENSE = 3;
    private static final byte INVISIBLE = 4;
    private static final byte HALF = 5; // of a pair of surrogates

    private static final byte[] SORTS = new byte[1 << 16];
    private static final char[] FOLDED = new char[1 << 16];
    private static final char[] LETTERS = new char[1 << 16]; // folded; 0 where it is none

    static {
        for (int c = 0; c < SORTS.length; c++) {
            SORTS[c] = Character.isSurrogate((char) c) ? HALF : sortOf(c);
            FOLDED[c] = (char) fold(c);
            LETTERS[c] = SORTS[c] == LETTER ? FOLDED[c] : 0;
        }
    }

    /** Simple case folding of one code point. */
    static int fold(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static byte sortOf(int c) {
        if (Character.isLetter(c)) {
            return isDense(c) ? DENSE : LETTER;
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL -> SPACE;
            case Character.FORMAT -> INVISIBLE;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                isDense(c) ? DENSE : LETTER;
            default -> MARK;
        };
    }

    /** Scripts written without spaces: Thai, Lao, Myanmar, Khmer, kana, Han. */
    private static boolean isDense(int c) {
        return c >= 0x0e00
                && (c <= 0x0eff
                        || within(c, 0x1000, 0x109f)
                        || within(c, 0x1780, 0x17ff)
                        || within(c, 0x3005, 0x3007)
                        || within(c, 0x3040, 0x30ff)
                        || within(c, 0x31f0, 0x31ff)
                        || within(c, 0x3400, 0x9fff)
                        || within(c, 0xf900, 0xfaff)
                        || within(c, 0x20000, 0x3ffff));
    }

    private static boolean within(int c, int first, int last) {
        return c >= first && c <= last;
    }

    private final Taker taker;
    private final byte dull; // sorts up to this one end a word and are none
    private char[] chars = new char[1 << 10]; // of the text
    private char[] words = new char[1 << 10];
    private int start; // of the unfinished word
    private int end;
    private long hash = WordTable.EMPTY; // of its characters; not of dense runs, whose pairs overlap
    private int dense; // code points of the unfinished dense run, of which the last is in the unfinished word

    /** @param marks whether marks are words; else they part words, as spaces do */
    public TextWords(Taker taker, boolean marks) {
        this.taker = taker;
        this.dull = marks ? SPACE : MARK;
    }

    public void cut(String text) {
        int n = text.length();
        if (chars.length < n) {
            chars = new char[Math.max(n, chars.length * 2)];
        }
        text.getChars(0, n, chars, 0);
        start = 0;
        end = 0;
        int i = 0;
        while (i < n) {
            int word = dense == 0 ? letters(i, n) : i;
            i = skip(word, n);
            if (i > word) {
                continue; // to the letters of the next word
            }
            if (i < n && SORTS[chars[i]] != HALF) {
                next(SORTS[chars[i]], FOLDED[chars[i]]);
                i++;
            } else if (i < n) {
                int c = Character.codePointAt(chars, i, n);
                next(sortOf(c), fold(c));
                i += Character.charCount(c);
            }
        }
        end();
    }

    /** Appends the letters from a position on; the position after them. */
    private int letters(int from, int to) {
        if (end + to - from > words.length) {
            words = Arrays.copyOf(words, end + Math.max(to - from, words.length));
        }
        int i = from;
        int at = end;
        long all = hash;
        char letter;
        while (i < to && (letter = LETTERS[chars[i]]) != 0) {
            words[at++] = letter;
            all = WordTable.with(all, letter);
            i++;
        }
        end = at;
        hash = all;
        return i;
    }

    /** Ends the word where dull characters follow; the position after them. */
    private int skip(int from, int to) {
        int i = from;
        while (i < to && SORTS[chars[i]] <= dull) {
            i++;
        }
        if (i > from) {
            end();
        }
        return i;
    }

    private void next(byte sort, int c) {
        if (sort == LETTER && dense == 0) {
            append(c);
        } else if (sort == DENSE && (dense > 0 || start == end)) {
            dense(c);
        } else if (sort != INVISIBLE) {
            end();
            start(sort, c);
        }
    }

    private void start(byte sort, int c) {
        if (sort == DENSE) {
            dense(c);
        } else if (sort > dull) {
            append(c);
            if (sort == MARK) {
                end();
            }
        }
    }

    private void append(int c) {
        if (end + 2 > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
        int to = end + Character.toChars(c, words, end);
        while (end < to) {
            hash = WordTable.with(hash, words[end++]);
        }
    }

    private void dense(int c) {
        int before = end;
        append(c);
        if (dense++ > 0) {
            taker.take(words, start, end, WordTable.hash(words, start, end));
            start = before;
        }
    }

    private void end() {
        if (start < end && dense <= 1) {
            taker.take(words, start, end, WordTable.mix(hash));
        }
        start = end;
        hash = WordTable.EMPTY;
        dense = 0;
    }
}
