package org.genloss.verdict;

import java.util.Arrays;
import org.genloss.metric.text.WordTable;
import org.genloss.profile.TypeCounts;
import org.genloss.verdict.text.TextWords;

/**
 * Counts the words of a text that begin with a letter, each once an item. All of them are cut before the first is looked up: look-ups in a
 * table larger than the cache then wait for memory together, not one after the other.
 */
final class WordBatch {
    private final TextWords cutter = new TextWords(this::word, false);
    private char[] chars = new char[1 << 10];
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
        int from = w == 0 ? 0 : end[w - 1];
        if (Character.isLetter(Character.codePointAt(chars, from, end[w]))) {
            into.first(hashes[w], new String(chars, from, end[w] - from), item);
        }
    }

    private void word(char[] word, int size) {
        if (used == end.length) {
            end = Arrays.copyOf(end, used * 2);
            hashes = Arrays.copyOf(hashes, used * 2);
        }
        int from = used == 0 ? 0 : end[used - 1];
        if (from + size > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(from + size, chars.length * 2));
        }
        System.arraycopy(word, 0, chars, from, size);
        hashes[used] = WordTable.hash(word, 0, size);
        end[used++] = from + size;
    }
}
