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

    private enum Sort {
        SPACE,
        LETTER,
        DENSE,
        MARK,
        INVISIBLE
    }

    private static final Sort[] SORTS = new Sort[0x250];
    private static final char[] FOLDED = new char[0x250];

    static {
        for (int c = 0; c < SORTS.length; c++) {
            SORTS[c] = sortOf(c);
            FOLDED[c] = (char) fold(c);
        }
    }

    /** Simple case folding of one code point. */
    static int fold(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static Sort sortOf(int c) {
        if (Character.isLetter(c)) {
            return isDense(c) ? Sort.DENSE : Sort.LETTER;
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL -> Sort.SPACE;
            case Character.FORMAT -> Sort.INVISIBLE;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                isDense(c) ? Sort.DENSE : Sort.LETTER;
            default -> Sort.MARK;
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
    private char[] chars = new char[1 << 10]; // of the text
    private char[] run = new char[64];
    private int size; // characters of the unfinished word
    private int dense; // code points of the unfinished dense run, of which run holds the last

    public TextWords(Taker taker) {
        this.taker = taker;
    }

    public void cut(String text) {
        int n = text.length();
        if (chars.length < n) {
            chars = new char[Math.max(n, chars.length * 2)];
        }
        text.getChars(0, n, chars, 0);
        int i = 0;
        while (i < n) {
            i = dense == 0 ? letters(i, n) : i;
            if (i < n && chars[i] < SORTS.length) {
                next(SORTS[chars[i]], FOLDED[chars[i]]);
                i++;
            } else if (i < n) {
                int c = text.codePointAt(i);
                next(sortOf(c), fold(c));
                i += Character.charCount(c);
            }
        }
        end();
    }

    /** Appends the letters from a position on, as far as the table of sorts knows them; the position after them. */
    private int letters(int from, int to) {
        if (size + to - from > run.length) {
            run = Arrays.copyOf(run, size + Math.max(to - from, run.length));
        }
        int i = from;
        int at = size;
        while (i < to && chars[i] < SORTS.length && SORTS[chars[i]] == Sort.LETTER) {
            run[at++] = FOLDED[chars[i++]];
        }
        size = at;
        return i;
    }

    private void next(Sort sort, int c) {
        if (sort == Sort.LETTER && dense == 0) {
            append(c);
        } else if (sort == Sort.DENSE && (dense > 0 || size == 0)) {
            dense(c);
        } else if (sort != Sort.INVISIBLE) {
            end();
            start(sort, c);
        }
    }

    private void start(Sort sort, int c) {
        switch (sort) {
            case LETTER -> append(c);
            case DENSE -> dense(c);
            case MARK -> {
                append(c);
                end();
            }
            case SPACE, INVISIBLE -> {}
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
