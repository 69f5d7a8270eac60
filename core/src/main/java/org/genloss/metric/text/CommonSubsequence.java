package org.genloss.metric.text;

import java.util.Arrays;

/**
 * ROUGE-L F1 of pairs of documents: 2 L/(a + b), L the length of the longest common subsequence of their words. 64 words of one document are
 * compared with a word of the other at once (Crochemore et al. 2001; Hyyro 2004).
 */
final class CommonSubsequence {
    private final Tokens.Coded tokens;
    private final int[]
            slot; // of each word, its place among the words of the prepared document; -1 where it is none of them
    private int prepared = -1;
    private long[][] places; // of each word of the prepared document, the positions where it stands
    private long[] open;

    CommonSubsequence(Tokens.Coded tokens) {
        this.tokens = tokens;
        this.slot = new int[tokens.names().size()];
        Arrays.fill(slot, -1);
    }

    /** Fastest where the first document stays the same from call to call. Documents without words are like none. */
    double likeness(int first, int second) {
        int a = tokens.length(first);
        int b = tokens.length(second);
        return a == 0 || b == 0 ? 0 : 2.0 * common(first, second) / (a + b);
    }

    private int common(int first, int second) {
        prepare(first);
        Arrays.fill(open, -1L);
        for (int i = tokens.start()[second]; i < tokens.start()[second + 1]; i++) {
            int word = slot[tokens.word()[i]];
            if (word >= 0) {
                advance(places[word]);
            }
        }
        int closed = 0;
        for (long bits : open) {
            closed += Long.bitCount(~bits);
        }
        return closed;
    }

    /** A bit of {@code open} is cleared where the longest common subsequence with what was read so far grows by that position. */
    private void advance(long[] matches) {
        long carry = 0;
        for (int k = 0; k < open.length; k++) {
            long v = open[k];
            long u = v & matches[k];
            long sum = v + u;
            long over = Long.compareUnsigned(sum, v) < 0 ? 1 : 0;
            long total = sum + carry;
            over |= Long.compareUnsigned(total, sum) < 0 ? 1 : 0;
            open[k] = total | (v & ~u);
            carry = over;
        }
    }

    private void prepare(int document) {
        if (document == prepared) {
            return;
        }
        if (prepared >= 0) {
            for (int i = tokens.start()[prepared]; i < tokens.start()[prepared + 1]; i++) {
                slot[tokens.word()[i]] = -1;
            }
        }
        int length = tokens.length(document);
        int blocks = (length + Long.SIZE - 1) / Long.SIZE;
        places = new long[length][];
        open = new long[blocks];
        int used = 0;
        for (int i = 0; i < length; i++) {
            int word = tokens.word()[tokens.start()[document] + i];
            if (slot[word] < 0) {
                slot[word] = used;
                places[used++] = new long[blocks];
            }
            places[slot[word]][i / Long.SIZE] |= 1L << i;
        }
        prepared = document;
    }
}
