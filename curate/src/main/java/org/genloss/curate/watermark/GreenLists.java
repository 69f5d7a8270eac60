package org.genloss.curate.watermark;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The green lists of seeds: the first entries of a permutation of the vocabulary. Mostly one token is asked for, and followed by itself, 16 seeds at a time; what
 * came out is remembered. A seed that is asked for with several tokens has its whole list drawn and kept, as contexts of one token come again and again.
 */
final class GreenLists {
    private static final long BYTES = 64L << 20; // of lists kept
    private static final int OFTEN = 32; // tokens of a seed that cost about twice as much as its list

    private final int vocabulary;
    private final int green;
    private final Draws draws;
    private final Optional<Lanes> lanes; // none where nearly all tokens are green
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
        this.vocabulary = vocabulary;
        this.green = green;
        this.draws = new Draws(vocabulary);
        this.lanes = vocabulary - green < Lanes.BEHIND ? Optional.empty() : Optional.of(new Lanes(vocabulary, green));
        this.lists = new Last<>((int) Math.max(16, BYTES / (vocabulary / 8 + 64)));
    }

    /** Whether each token is green under the seed at its place. */
    boolean[] green(int[] seeds, int[] tokens) {
        boolean[] greens = new boolean[seeds.length];
        int[] waiting = new int[Lanes.COUNT];
        int count = 0;
        for (int i = 0; i < seeds.length; i++) {
            int known = known(seeds[i], tokens[i]);
            greens[i] = known == 1;
            if (known < 0) {
                waiting[count++] = i;
            }
            if (count == Lanes.COUNT) {
                follow(waiting, count, seeds, tokens, greens);
                count = 0;
            }
        }
        if (count > 0) {
            follow(waiting, count, seeds, tokens, greens);
        }
        return greens;
    }

    /** 1 green, 0 not, -1 to be followed. */
    private int known(int seed, int token) {
        BitSet list = lists.get(seed);
        if (list == null) {
            int known = answers.known(seed, token);
            if (known >= 0) {
                return known;
            }
            if (lanes.isPresent() && answers.count(seed) < OFTEN) {
                return -1;
            }
            list = drawn(seed);
        }
        return list.get(token) ? 1 : 0;
    }

    /** Lanes that nothing waits for follow a token nobody asks about. */
    private void follow(int[] waiting, int count, int[] seeds, int[] tokens, boolean[] greens) {
        int[] own = new int[Lanes.COUNT];
        int[] values = new int[Lanes.COUNT];
        for (int l = 0; l < count; l++) {
            own[l] = seeds[waiting[l]];
            values[l] = tokens[waiting[l]];
        }
        boolean[] among = lanes.orElseThrow().among(values, own);
        for (int l = 0; l < count; l++) {
            greens[waiting[l]] = among[l];
            answers.learn(own[l], values[l], among[l]);
        }
    }

    private BitSet drawn(int seed) {
        BitSet list = new BitSet(vocabulary);
        for (int token : draws.first(green, seed)) {
            list.set(token);
        }
        lists.put(seed, list);
        return list;
    }
}
