package org.genloss.curate.rules;

import java.util.Arrays;

/**
 * Which n-grams of a document recur. Each n-gram is known by the place where it is met first; an open hash table over hashes of contents finds that
 * place. Most n-grams of a document are met once, and never looked up: an n-gram recurs only where the one that is a word shorter does, and
 * a run of characters only where its first characters do.
 */
final class Repeats {
    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final int START = 16;

    private final Words words;
    private final int[] table;

    /** Order of the n-grams that the next three describe; 0 before any was counted. */
    private int order;

    private long[] keys;
    private int[] firsts;
    private int[] counts;

    private long[] contents;
    private boolean[] mayRecur;

    Repeats(Words words) {
        this.words = words;
        table = new int[Math.max(16, Integer.highestOneBit(words.count()) * 4)];
    }

    /** The first place with this key, which is the given one where the key is new. The keys of all places met since the table was cleared stand. */
    private int first(long[] all, int place) {
        long key = all[place];
        int mask = table.length - 1;
        int slot = (int) ((key * MIX) >>> 32) & mask;
        while (table[slot] != 0) {
            int met = table[slot] - 1;
            if (all[met] == key) {
                return met;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = place + 1;
        return place;
    }

    /**
     * Characters of the most frequent n-gram times its count, spaces within it included; of several the one that is met first. -1 where there is no
     * n-gram.
     */
    long top(int n) {
        int grams = words.count() - n + 1;
        if (grams < 1) {
            return -1;
        }
        if (order == 0 || order > n) {
            begin();
        }
        while (order < n) {
            lengthen();
        }
        int best = 0;
        for (int i = 1; i < grams; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return (long) (words.points(best, n) + n - 1) * counts[best];
    }

    /** N-grams of one word. */
    private void begin() {
        int count = words.count();
        keys = new long[count];
        firsts = new int[count];
        counts = new int[count];
        Arrays.fill(table, 0);
        for (int i = 0; i < count; i++) {
            keys[i] = words.hash(i, 1);
            firsts[i] = first(keys, i);
            counts[firsts[i]]++;
        }
        order = 1;
    }

    /** From n-grams to those of a word more. Words are told apart, not only what they read when written without spaces. */
    private void lengthen() {
        int[] longer = new int[counts.length];
        Arrays.fill(table, 0);
        for (int i = 0; i + order < counts.length; i++) {
            if (counts[firsts[i]] > 1) {
                long key = (keys[i] ^ keys[i] >>> 29) * MIX + words.hash(i + order, 1);
                keys[i] = key;
                firsts[i] = first(keys, i);
            } else {
                firsts[i] = i;
            }
            longer[firsts[i]]++;
        }
        counts = longer;
        order++;
    }

    /**
     * Characters in n-grams that were met before, spaces not included: from left to right, an n-gram that was met counts and the scan goes on behind it,
     * any other is remembered and the scan goes on by one word. N-grams are alike if they read alike without spaces, as in DataTrove.
     */
    long duplicated(int n) {
        if (mayRecur == null) {
            contents = new long[words.count()];
            mayRecur = starts();
        }
        Arrays.fill(table, 0);
        long repeated = 0;
        int at = 0;
        while (at + n <= words.count()) {
            if (mayRecur[at] || words.points(at, n) < START) {
                contents[at] = words.hash(at, n);
                if (first(contents, at) != at) {
                    repeated += words.points(at, n);
                    at += n;
                    continue;
                }
            }
            at++;
        }
        return repeated;
    }

    /** Whether the characters from a word on, so many of them, recur at another word. */
    private boolean[] starts() {
        boolean[] recur = new boolean[words.count()];
        Arrays.fill(table, 0);
        for (int i = 0; i < recur.length; i++) {
            contents[i] = words.start(i, START);
            int first = first(contents, i);
            if (first != i) {
                recur[i] = true;
                recur[first] = true;
            }
        }
        return recur;
    }
}
