package org.genloss.curate.duplicate;

import java.util.Arrays;

/**
 * The runs of n words of a text, each a hash of 64 bits. Words are the runs of {@code a-z} and {@code 0-9} of the text in lower case; a shingle is
 * its words with a space between. A text of fewer than n words has none, and is like no other.
 */
public final class Shingles {
    private static final byte[] ASCII = ascii();

    private byte[] said;
    private int[] begins;
    private int[] ends;
    private int count;

    private Shingles(String text) {
        said = new byte[text.length() + 1];
        begins = new int[text.length() / 4 + 4];
        ends = new int[begins.length];
        int at = 0;
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            byte c = lower(text.charAt(i));
            if (c != 0) {
                if (!within) {
                    begin(at);
                }
                said[at++] = c;
            } else if (within) {
                ends[count++] = at;
                said[at++] = ' ';
            }
            within = c != 0;
        }
        if (within) {
            ends[count++] = at;
        }
    }

    private void begin(int at) {
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        begins[count] = at;
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

    /** The character of a word that stands for this one in lower case, 0 where there is none: only two characters beyond ASCII have one. */
    private static byte lower(char c) {
        if (c < 128) {
            return ASCII[c];
        }
        return c == '\u212a' ? (byte) 'k' : c == '\u0130' ? (byte) 'i' : 0;
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
