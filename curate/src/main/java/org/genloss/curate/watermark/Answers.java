package org.genloss.curate.watermark;

/**
 * What was asked for lately: for a seed and a token whether it is green, for a seed how often another token was asked for. A fixed number of places, of which
 * a newcomer takes what is there; so what is remembered depends on what was asked for alone, and forgetting costs time only.
 */
final class Answers {
    private static final int PAIRS = 1 << 20;
    private static final int SEEDS = 1 << 16;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;
    private static final byte RED = 1;
    private static final byte GREEN = 2;

    private final long[] pairs = new long[PAIRS];
    private final byte[] colours = new byte[PAIRS];
    private final int[] seeds = new int[SEEDS];
    private final int[] asked = new int[SEEDS];

    private static long pair(int seed, int token) {
        return (long) seed << 32 | token;
    }

    private static int place(long key, int places) {
        return (int) ((key * SPREAD) >>> (65 - Integer.numberOfTrailingZeros(places) - 1));
    }

    /** 1 green, 0 not, -1 not known. */
    int known(int seed, int token) {
        long pair = pair(seed, token);
        int place = place(pair, PAIRS);
        return pairs[place] == pair && colours[place] != 0 ? colours[place] - RED : -1;
    }

    void learn(int seed, int token, boolean green) {
        long pair = pair(seed, token);
        int place = place(pair, PAIRS);
        pairs[place] = pair;
        colours[place] = green ? GREEN : RED;
    }

    /** How many tokens were asked for with this seed, this one included. */
    int count(int seed) {
        int place = place(seed, SEEDS);
        if (seeds[place] != seed) {
            seeds[place] = seed;
            asked[place] = 0;
        }
        return ++asked[place];
    }
}
