package org.genloss.curate.watermark;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The green lists of seeds: the first entries of a permutation of the vocabulary. A seed that is asked for once has its list followed for the one token; from the second
 * time on the whole list is kept, as contexts of one token come again and again.
 */
final class GreenLists {
    private static final long BYTES = 64L << 20; // of lists kept
    private static final int SEEN = 1 << 16; // seeds remembered without a list

    private final int vocabulary;
    private final int green;
    private final Draws draws;
    private final Map<Integer, BitSet> lists;
    private final Map<Integer, Boolean> seen = new Last<>(SEEN);

    /** What was asked for last. */
    private static final class Last<V> extends LinkedHashMap<Integer, V> {
        private static final long serialVersionUID = 1;

        private final int most;

        Last(int most) {
            super(1024, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, V> eldest) {
            return size() > most;
        }
    }

    GreenLists(int vocabulary, int green) {
        this.vocabulary = vocabulary;
        this.green = green;
        this.draws = new Draws(vocabulary);
        this.lists = new Last<>((int) Math.max(16, BYTES / (vocabulary / 8 + 64)));
    }

    boolean green(int seed, int token) {
        BitSet list = lists.get(seed);
        if (list == null && seen.put(seed, true) == null) {
            return draws.among(token, green, seed);
        }
        if (list == null) {
            list = new BitSet(vocabulary);
            for (int entry : draws.first(green, seed)) {
                list.set(entry);
            }
            lists.put(seed, list);
        }
        return list.get(token);
    }
}
