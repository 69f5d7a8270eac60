package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;

/** Numbers words 0, 1, .. in the order in which they come first. Words are held equal where their 64-bit hashes are. */
public final class WordTable {
    /** The hash of no character, before it is mixed. */
    public static final long EMPTY = 0xcbf29ce484222325L;

    private long[] hashes = new long[1 << 12];
    private int[] ids = new int[1 << 12];
    private String[] names = new String[1 << 10];
    private int size;

    /** The number of the word {@code chars[from, to)}. */
    public int id(char[] chars, int from, int to) {
        return id(hash(chars, from, to), chars, from, to);
    }

    /** The hash of the word {@code chars[from, to)}: that of Fowler, Noll and Vo over its characters, mixed. */
    public static long hash(char[] chars, int from, int to) {
        long hash = EMPTY;
        for (int i = from; i < to; i++) {
            hash = with(hash, chars[i]);
        }
        return mix(hash);
    }

    /** The hash of a word with one more character, before all are {@link #mix mixed}: of the first, with {@link #EMPTY}. */
    public static long with(long hash, char next) {
        return (hash ^ next) * 0x100000001b3L;
    }

    /** The same of a whole word. */
    public static long hash(String word) {
        char[] chars = word.toCharArray();
        return hash(chars, 0, chars.length);
    }

    /** The same of a word whose {@link #hash} is known. */
    public int id(long hash, char[] chars, int from, int to) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (ids[slot] != 0) {
            if (hashes[slot] == hash) {
                return ids[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        hashes[slot] = hash;
        ids[slot] = size + 1;
        name(new String(chars, from, to - from));
        if (size * 2 > hashes.length) {
            grow();
        }
        return size - 1;
    }

    private void name(String word) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
        }
        names[size++] = word;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldIds = ids;
        hashes = new long[oldHashes.length * 2];
        ids = new int[hashes.length];
        int mask = hashes.length - 1;
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != 0) {
                int slot = (int) oldHashes[i] & mask;
                while (ids[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                hashes[slot] = oldHashes[i];
                ids[slot] = oldIds[i];
            }
        }
    }

    /** Number of different words so far. */
    public int size() {
        return size;
    }

    /** All words so far, word i at index i. */
    public List<String> names() {
        return List.of(Arrays.copyOf(names, size));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
