package org.genloss.curate.stylometry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Workers;

/** N-grams of texts, numbered in ascending order. */
record Vocabulary(long[] keys) {
    private static final int TOGETHER = 1 << 20; // characters whose n-grams are in memory at a time

    /**
     * A text as numbers of a vocabulary.
     *
     * @param ids ascending
     * @param counts how often each occurs
     */
    record Counted(int[] ids, int[] counts) {}

    /** The n-grams of at least so many of the texts. */
    static Vocabulary of(List<String> texts, int least, Workers workers) {
        Table table = new Table();
        for (int from = 0, to; from < texts.size(); from = to) {
            int characters = 0;
            for (to = from; to < texts.size() && characters < TOGETHER; to++) {
                characters += texts.get(to).length();
            }
            int first = from;
            table.add(workers.map(to - from, i -> Ngrams.of(texts.get(first + i))));
        }
        return new Vocabulary(IntStream.range(0, table.size)
                .filter(i -> table.counts[i] >= least)
                .mapToLong(i -> table.keys[i])
                .toArray());
    }

    /** N-grams so far, ascending, and in how many texts each is. */
    private static final class Table {
        private long[] keys = {};
        private int[] counts = {};
        private int size;

        void add(List<Ngrams> texts) {
            long[] fresh =
                    new long[texts.stream().mapToInt(t -> t.keys().length).sum()];
            int filled = 0;
            for (Ngrams text : texts) {
                System.arraycopy(text.keys(), 0, fresh, filled, text.keys().length);
                filled += text.keys().length;
            }
            Arrays.sort(fresh);
            long[] both = new long[size + fresh.length];
            int[] times = new int[both.length];
            int used = 0;
            int next = 0;
            for (int i = 0; i < fresh.length; ) {
                while (next < size && keys[next] < fresh[i]) {
                    both[used] = keys[next];
                    times[used++] = counts[next++];
                }
                long key = fresh[i];
                both[used] = key;
                times[used] = next < size && keys[next] == key ? counts[next++] : 0;
                for (; i < fresh.length && fresh[i] == key; i++) {
                    times[used]++;
                }
                used++;
            }
            System.arraycopy(keys, next, both, used, size - next);
            System.arraycopy(counts, next, times, used, size - next);
            size += used - next;
            keys = both;
            counts = times;
        }
    }

    /** Those of some numbers, ascending, in the same order. */
    Vocabulary only(int[] ids) {
        return new Vocabulary(Arrays.stream(ids).mapToLong(id -> keys[id]).toArray());
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
