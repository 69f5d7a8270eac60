package org.genloss.curate.watermark;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The green lists of seeds: the first entries of a permutation of the vocabulary. Mostly one token is asked for, and followed by itself; what came out is
 * remembered. A seed that is asked for with several tokens has its whole list drawn and kept, as contexts of one token come again and again.
 */
final class GreenLists {
    private static final long BYTES = 64L << 20; // of lists kept
    private static final int OFTEN = 5; // tokens of a seed that cost as much as its list

    private final Follower follower;
    private final Answers answers = new Answers();
    private final Map<Integer, BitSet> lists;

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
        this.follower = new Follower(vocabulary, green);
        this.lists = new Last<>((int) Math.max(16, BYTES / (vocabulary / 8 + 64)));
    }

    boolean green(int seed, int token) {
        BitSet list = lists.get(seed);
        if (list != null) {
            return list.get(token);
        }
        int known = answers.known(seed, token);
        if (known >= 0) {
            return known == 1;
        }
        if (answers.count(seed) >= OFTEN) {
            return drawn(seed).get(token);
        }
        boolean is = follower.among(token, seed);
        answers.learn(seed, token, is);
        return is;
    }

    private BitSet drawn(int seed) {
        BitSet list = follower.all(seed);
        lists.put(seed, list);
        return list;
    }
}
