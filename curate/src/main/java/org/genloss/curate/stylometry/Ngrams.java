package org.genloss.curate.stylometry;

import java.util.Arrays;

/**
 * The character n-grams of a text, n = 2 to 4, over word boundaries, in the case they are written in. Runs of white space count as one space. Characters are UTF-16
 * units; a run that cuts one of two units in half is none. Four of them fit a long, so that an n-gram is its own number.
 *
 * @param keys the n-grams that occur, ascending
 * @param counts how often each does
 * @param length characters of the text
 */
record Ngrams(long[] keys, int[] counts, int length) {
    static final int SHORTEST = 2;
    static final int LONGEST = 4;

    static Ngrams of(String text) {
        char[] units = normalised(text);
        long[] all = new long[(LONGEST - SHORTEST + 1) * units.length];
        int used = 0;
        for (int i = 0; i < units.length; i++) {
            long key = units[i];
            for (int n = 2; n <= LONGEST && i + n <= units.length && !Character.isLowSurrogate(units[i]); n++) {
                key = key << Character.SIZE | units[i + n - 1];
                if (!Character.isHighSurrogate(units[i + n - 1])) {
                    all[used++] = key;
                }
            }
        }
        Arrays.sort(all, 0, used);
        long[] keys = new long[used];
        int[] counts = new int[used];
        int distinct = 0;
        for (int i = 0; i < used; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                keys[distinct++] = all[i];
            }
            counts[distinct - 1]++;
        }
        return new Ngrams(Arrays.copyOf(keys, distinct), Arrays.copyOf(counts, distinct), units.length);
    }

    /** Characters of a text, as {@link #length()} of its n-grams. */
    static int length(String text) {
        return normalised(text).length;
    }

    private static char[] normalised(String text) {
        char[] units = new char[text.length()];
        int used = 0;
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == 0 || Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!blank || !space) {
                units[used++] = blank ? ' ' : c;
            }
            space = blank;
        }
        return Arrays.copyOf(units, used);
    }

    /** The characters of an n-gram. */
    static String spelled(long key) {
        StringBuilder text = new StringBuilder();
        for (int shift = 3 * Character.SIZE; shift >= 0; shift -= Character.SIZE) {
            char c = (char) (key >>> shift);
            if (c != 0) {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The number of an n-gram of 2 to 4 characters. @throws IllegalArgumentException for any other text */
    static long key(String gram) {
        if (gram.length() < SHORTEST || gram.length() > LONGEST || gram.indexOf(0) >= 0) {
            throw new IllegalArgumentException("\"" + gram + "\" is no n-gram of 2 to 4 characters");
        }
        long key = 0;
        for (int i = 0; i < gram.length(); i++) {
            key = key << Character.SIZE | gram.charAt(i);
        }
        return key;
    }
}
