package org.genloss.curate.duplicate;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The runs of n words of a text, each a hash of 64 bits. Words are runs of letters, digits and the marks that belong to letters, in lower case and
 * composed (NFC); an ideograph or kana is a word by itself, as its scripts have no spaces. Of ASCII text these are the runs of {@code a-z} and {@code 0-9}
 * that DataTrove's definition comes to. A shingle is its words with a space between. A text of fewer than n words has none, and is like no other.
 */
public final class Shingles {
    private static final byte[] ASCII = ascii();

    /** Bytes of a character and of the space behind its word. */
    private static final int LONGEST = 5;

    /** The first character that joins the one before it. */
    private static final char COMBINING = '\u0300';

    /** Categories of characters that words are made of. */
    private static final int PARTS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER;

    private byte[] said;
    private int[] begins;
    private int[] ends;
    private int count;
    private int at;
    private boolean within;

    private Shingles(String given) {
        String text = composed(given);
        said = new byte[text.length() + LONGEST];
        begins = new int[text.length() / 4 + 4];
        ends = new int[begins.length];
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c < ASCII.length) {
                take(ASCII[c]);
                i++;
            } else {
                int point = text.codePointAt(i);
                i += Character.charCount(point);
                take(point, text.length() - i);
            }
        }
        end();
    }

    /** A letter or digit in lower case, 0 for anything else. */
    private void take(byte lower) {
        if (lower == 0) {
            end();
            return;
        }
        begin();
        said[at++] = lower;
    }

    /** @param left characters that are still to come */
    private void take(int point, int left) {
        boolean alone = Unit.alone(point);
        if (alone || !part(point)) {
            end();
        }
        if (alone || part(point)) {
            begin();
            write(Character.toLowerCase(point), left);
        }
        if (alone) {
            end();
        }
    }

    /** Letters below {@link #COMBINING} are composed already. */
    private static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** Whether it is part of a word. */
    private static boolean part(int point) {
        return (PARTS >> Character.getType(point) & 1) != 0;
    }

    private void begin() {
        if (within) {
            return;
        }
        within = true;
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        begins[count] = at;
    }

    private void end() {
        if (within) {
            within = false;
            ends[count++] = at;
            said[at++] = ' ';
        }
    }

    /** A character in UTF-8; behind it stays room for all that may come before the next that is not ASCII. */
    private void write(int point, int left) {
        if (at + LONGEST + left >= said.length) {
            said = Arrays.copyOf(said, 2 * (at + LONGEST + left));
        }
        if (point < 0x80) {
            said[at++] = (byte) point;
            return;
        }
        if (point < 0x800) {
            said[at++] = (byte) (0xc0 | point >> 6);
        } else {
            if (point < 0x10000) {
                said[at++] = (byte) (0xe0 | point >> 12);
            } else {
                said[at++] = (byte) (0xf0 | point >> 18);
                said[at++] = (byte) (0x80 | (point >> 12 & 0x3f));
            }
            said[at++] = (byte) (0x80 | (point >> 6 & 0x3f));
        }
        said[at++] = (byte) (0x80 | (point & 0x3f));
    }

    private static byte[] ascii() {
        byte[] lower = new byte[128];
        for (char c = '0'; c <= '9'; c++) {
            lower[c] = (byte) c;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            lower[c] = (byte) c;
            lower[Character.toUpperCase(c)] = (byte) c;
        }
        return lower;
    }

    /**
     * The shingles of a text in their order, with repetitions.
     *
     * @param words words of a shingle, n
     * @throws IllegalArgumentException for fewer than one word
     */
    public static long[] of(String text, int words, ShingleHash hash) {
        if (words < 1) {
            throw new IllegalArgumentException("a shingle has at least one word, got " + words);
        }
        Shingles all = new Shingles(text);
        if (all.count < words) {
            return new long[0];
        }
        long[] hashes = new long[all.count - words + 1];
        int[] to = Arrays.copyOfRange(all.ends, words - 1, words - 1 + hashes.length);
        hash.of(all.said, all.begins, to, hashes);
        return hashes;
    }

    /** The set of shingles: ascending, each once. */
    public static long[] set(long[] shingles) {
        return Arrays.stream(shingles).sorted().distinct().toArray();
    }

    /**
     * Jaccard similarity of two sets, |A and B| / |A or B|; 0 where both are empty.
     *
     * @param a ascending, each once
     * @param b the same
     */
    public static double jaccard(long[] a, long[] b) {
        int both = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                both++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return share(both, a, b);
    }

    /**
     * Whether the Jaccard similarity reaches a limit: exactly {@code jaccard(a, b) >= least}, but given up as soon as what is left of the sets
     * cannot bring it there.
     *
     * @param a ascending, each once
     * @param b the same
     */
    public static boolean reach(long[] a, long[] b, double least) {
        int both = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if ((i + j & 63) == 0 && share(both + Math.min(a.length - i, b.length - j), a, b) < least) {
                return false;
            }
            if (a[i] == b[j]) {
                both++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return share(both, a, b) >= least;
    }

    private static double share(int both, long[] a, long[] b) {
        int either = a.length + b.length - both;
        return either == 0 ? 0 : (double) both / either;
    }
}
