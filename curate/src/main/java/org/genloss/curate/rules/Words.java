package org.genloss.curate.rules;

import java.util.Arrays;

/**
 * The words of a text and what is counted on the way: one pass over its characters. Contents are known by polynomial hashes modulo 2^61 - 1, whose
 * value for words written one after the other follows from the sums kept here; two contents of n characters share one with a chance of about n / 2^61.
 */
final class Words {
    private static final long PRIME = (1L << 61) - 1;
    private static final long BASE = 0x1c3e5b0d7a2f9641L % PRIME;
    private static final int OTHER_THAN_SYMBOL = 16;
    private static final long[] POWERS = powers(512);

    private final boolean apart;
    /** Hash of all that the words before each say, and of all words at the end. */
    private long[] hashes;
    /** Code points of the words before each. */
    private int[] points;
    /** All words, written without spaces. */
    private final char[] letters;
    /** Where in them each word begins. */
    private int[] begins;

    private int count;
    private int characters;
    private int plain;
    private long plainPoints;
    private int lettered;
    private int hashMarks;
    private int ellipses;

    private long hash;
    private int length;
    private int seen;
    private int dots;
    private int written;

    Words(String text, Tokenizer tokenizer) {
        apart = tokenizer == Tokenizer.WORDS;
        hashes = new long[text.length() / 5 + 8];
        points = new int[hashes.length];
        begins = new int[hashes.length];
        letters = text.toCharArray();
        for (int at = 0; at < letters.length; at++) {
            char c = letters[at];
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < letters.length
                    && Character.isLowSurrogate(letters[at + 1]);
            if (pair) {
                at++;
                take(Character.toCodePoint(c, letters[at]), c, letters[at]);
            } else {
                take(c, c, c);
            }
        }
        end();
    }

    /** What was written over lies behind: words without spaces are never longer than what was read. */
    private void take(int c, char first, char second) {
        characters++;
        if (c == '.') {
            ellipses += ++dots % 3 == 0 ? 1 : 0;
        } else {
            dots = 0;
            ellipses += c == '…' ? 1 : 0;
            hashMarks += c == '#' ? 1 : 0;
        }
        int is = Characters.of(c);
        if ((is & Characters.SPACE) != 0) {
            end();
            return;
        }
        boolean alone = apart && (is & Characters.WORD) == 0;
        if (alone) {
            end();
        }
        length++;
        seen |= (is & Characters.PUNCTUATION) == 0 ? is | OTHER_THAN_SYMBOL : is;
        hash = next(hash, c);
        letters[written++] = first;
        if (c >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            letters[written++] = second;
        }
        if (alone) {
            end();
        }
    }

    private void end() {
        if (length == 0) {
            return;
        }
        if ((seen & OTHER_THAN_SYMBOL) != 0) {
            plain++;
            plainPoints += length;
        }
        lettered += (seen & Characters.LETTER) != 0 ? 1 : 0;
        if (++count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
            points = Arrays.copyOf(points, count * 2);
            begins = Arrays.copyOf(begins, count * 2);
        }
        begins[count] = written;
        hashes[count] = hash;
        points[count] = points[count - 1] + length;
        length = 0;
        seen = 0;
    }

    private static long next(long hash, int c) {
        return plus(times(hash, BASE), c + 1L);
    }

    private static long times(long a, long b) {
        long low = a * b;
        long high = Math.multiplyHigh(a, b) << 3 | low >>> 61;
        return plus(low & PRIME, high);
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        return sum >= PRIME ? sum - PRIME : sum;
    }

    private static long[] powers(int many) {
        long[] powers = new long[many];
        powers[0] = 1;
        for (int i = 1; i < many; i++) {
            powers[i] = times(powers[i - 1], BASE);
        }
        return powers;
    }

    private static long power(int exponent) {
        if (exponent < POWERS.length) {
            return POWERS[exponent];
        }
        long half = power(exponent / 2);
        long square = times(half, half);
        return exponent % 2 == 0 ? square : times(square, BASE);
    }

    /** The hash of a word written alone. */
    static long hash(String word) {
        return word.codePoints().asLongStream().reduce(0, (hash, c) -> next(hash, (int) c));
    }

    /** What so many words from this one on say, written without spaces. */
    long hash(int from, int words) {
        int to = from + words;
        return plus(hashes[to], PRIME - times(hashes[from], power(points[to] - points[from])));
    }

    /** Code points of so many words from this one on, without spaces. */
    int points(int from, int words) {
        return points[from + words] - points[from];
    }

    /** A hash of so many characters (UTF-16) from this word on, of fewer at the end. */
    long start(int word, int many) {
        int to = Math.min(begins[word] + many, written);
        long start = 0;
        for (int i = begins[word]; i < to; i++) {
            start = start * BASE + letters[i] + 1;
        }
        return start;
    }

    int count() {
        return count;
    }

    /** Code points of the text. */
    int characters() {
        return characters;
    }

    /** Words with a character that is no symbol. */
    int plain() {
        return plain;
    }

    long plainPoints() {
        return plainPoints;
    }

    /** Words with a letter. */
    int lettered() {
        return lettered;
    }

    int hashMarks() {
        return hashMarks;
    }

    /** Ellipses in three dots that do not overlap, and in one character. */
    int ellipses() {
        return ellipses;
    }
}
