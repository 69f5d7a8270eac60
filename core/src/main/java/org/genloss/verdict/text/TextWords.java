package org.genloss.verdict.text;

import java.util.Arrays;

/**
 * Cuts texts into the words of the permutation test: letter runs and single marks (a digit is a mark), case folded. Runs of a script without
 * spaces give their overlapping pairs of characters instead.
 */
public final class TextWords {
    /** Takes the words of a text in their order. */
    public interface Taker {
        /** @param chars begin with the word; not to be kept */
        void take(char[] chars, int size);
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
    private char[] run = new char[64];
    private int size; // characters of the unfinished word
    private int dense; // code points of the unfinished dense run, of which run holds the last

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
        int i = 0;
        while (i < n) {
            i = skip(dense == 0 ? letters(i, n) : i, n);
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
        if (size + to - from > run.length) {
            run = Arrays.copyOf(run, size + Math.max(to - from, run.length));
        }
        int i = from;
        int at = size;
        char letter;
        while (i < to && (letter = LETTERS[chars[i]]) != 0) {
            run[at++] = letter;
            i++;
        }
        size = at;
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
        } else if (sort == DENSE && (dense > 0 || size == 0)) {
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
        if (size + 2 > run.length) {
            run = Arrays.copyOf(run, run.length * 2);
        }
        size += Character.toChars(c, run, size);
    }

    private void dense(int c) {
        int before = size;
        append(c);
        if (dense++ > 0) {
            taker.take(run, size);
            System.arraycopy(run, before, run, 0, size - before);
            size -= before;
        }
    }

    private void end() {
        if (size > 0 && dense <= 1) {
            taker.take(run, size);
        }
        size = 0;
        dense = 0;
    }
}
