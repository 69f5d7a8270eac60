package org.genloss.curate.stylometry;

import java.util.Arrays;
import java.util.List;

/** The n-grams of at least so many texts, numbered in ascending order. */
record Vocabulary(long[] keys) {
    /**
     * A text as numbers of a vocabulary.
     *
     * @param ids ascending
     * @param counts how often each occurs
     */
    record Counted(int[] ids, int[] counts) {}

    static Vocabulary of(List<Ngrams> texts, int least) {
        long[] all = new long[texts.stream().mapToInt(t -> t.keys().length).sum()];
        int used = 0;
        for (Ngrams text : texts) {
            System.arraycopy(text.keys(), 0, all, used, text.keys().length);
            used += text.keys().length;
        }
        Arrays.sort(all);
        long[] kept = new long[all.length];
        int count = 0;
        for (int from = 0, to; from < all.length; from = to) {
            to = from + 1;
            while (to < all.length && all[to] == all[from]) {
                to++;
            }
            if (to - from >= least) {
                kept[count++] = all[from];
            }
        }
        return new Vocabulary(Arrays.copyOf(kept, count));
    }

    int size() {
        return keys.length;
    }

    /** What of a text is in the vocabulary. */
    Counted count(Ngrams text) {
        int[] ids = new int[text.keys().length];
        int[] counts = new int[ids.length];
        int used = 0;
        for (int i = 0; i < text.keys().length; i++) {
            int id = Arrays.binarySearch(keys, text.keys()[i]);
            if (id >= 0) {
                ids[used] = id;
                counts[used++] = text.counts()[i];
            }
        }
        return new Counted(Arrays.copyOf(ids, used), Arrays.copyOf(counts, used));
    }
}
