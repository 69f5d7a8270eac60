package org.genloss.verdict;

import java.util.Arrays;
import org.genloss.profile.TypeCounts;
import org.genloss.verdict.text.TextWords;

/**
 * Counts the words of a text that begin with a letter, each once an item. All of them are cut before the first is looked up: look-ups in a
 * table larger than the cache then wait for memory together, not one after the other.
 */
final class WordBatch {
    private final TextWords cutter = new TextWords(this::word, false);
    private char[] chars = {};
    private int[] start = new int[1 << 8];
    private int[] end = new int[1 << 8];
    private long[] hashes = new long[1 << 8];
    private int used; // words of this text

    void count(String text, TypeCounts into, long item) {
        used = 0;
        cutter.cut(text);
        for (int w = 0; w < used; w++) {
            if (!into.count(hashes[w], item)) {
                name(w, into, item);
            }
        }
    }

    private void name(int w, TypeCounts into, long item) {
        if (Character.isLetter(Character.codePointAt(chars, start[w], end[w]))) {
            into.first(hashes[w], new String(chars, start[w], end[w] - start[w]), item);
        }
    }

    private void word(char[] words, int from, int to, long hash) {
        if (used == end.length) {
            start = Arrays.copyOf(start, used * 2);
            end = Arrays.copyOf(end, used * 2);
            hashes = Arrays.copyOf(hashes, used * 2);
        }
        chars = words;
        start[used] = from;
        end[used] = to;
        hashes[used++] = hash;
    }
}
