package org.genloss.curate.watermark;

/**
 * NumPy's default generator: PCG XSL RR 128/64 (O'Neill 2014) seeded by {@code SeedSequence} (O'Neill's seed_seq_fe). The green
 * set of the Unigram watermark is defined by a shuffle of it.
 */
final class Pcg64 {
    private static final long MULTIPLIER_HIGH = 2549297995355413924L;
    private static final long MULTIPLIER_LOW = 4865540595714422341L;
    private static final long WORD = 0xffffffffL;
    private static final int POOL = 4;

    private long high;
    private long low;
    private final long stepHigh;
    private final long stepLow;
    private int kept;
    private boolean keeps;

    /** Seeded as {@code default_rng(seed)} is, for a seed of 32 bits. */
    Pcg64(int seed) {
        long[] words = words(pool(seed));
        stepHigh = words[2] << 1 | words[3] >>> 63;
        stepLow = words[3] << 1 | 1;
        step();
        add(words[0], words[1]);
        step();
    }

    private void add(long addHigh, long addLow) {
        long sum = low + addLow;
        high += addHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    private void step() {
        long productHigh = unsignedHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
        low *= MULTIPLIER_LOW;
        high = productHigh;
        add(stepHigh, stepLow);
    }

    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    private long nextLong() {
        step();
        return Long.rotateRight(high ^ low, (int) (high >>> 58));
    }

    /** Halves of 64 bits, the lower one first. */
    private int nextInt() {
        if (keeps) {
            keeps = false;
            return kept;
        }
        long bits = nextLong();
        keeps = true;
        kept = (int) (bits >>> 32);
        return (int) bits;
    }

    /** A number from 0 to {@code most}: bits below the highest of it, drawn until they are not above it. */
    private int upTo(int most) {
        int mask = (Integer.highestOneBit(most) << 1) - 1;
        int number = nextInt() & mask;
        while (number > most) {
            number = nextInt() & mask;
        }
        return number;
    }

    /** Shuffles as {@code Generator.shuffle} does, from the end. */
    void shuffle(boolean[] flags) {
        for (int i = flags.length - 1; i > 0; i--) {
            int other = upTo(i);
            boolean flag = flags[i];
            flags[i] = flags[other];
            flags[other] = flag;
        }
    }

    /** The mixed entropy of a seed of one word. */
    private static int[] pool(int seed) {
        int[] pool = new int[POOL];
        int[] constant = {0x43b0d7e5};
        for (int i = 0; i < POOL; i++) {
            pool[i] = hashed(i == 0 ? seed : 0, constant, 0x931e8875);
        }
        for (int from = 0; from < POOL; from++) {
            for (int to = 0; to < POOL; to++) {
                if (from != to) {
                    pool[to] = mixed(pool[to], hashed(pool[from], constant, 0x931e8875));
                }
            }
        }
        return pool;
    }

    private static int hashed(int value, int[] constant, int multiplier) {
        int hash = value ^ constant[0];
        constant[0] *= multiplier;
        hash *= constant[0];
        return hash ^ (hash >>> 16);
    }

    private static int mixed(int x, int y) {
        int mixed = 0xca01f9dd * x - 0x4973f715 * y;
        return mixed ^ (mixed >>> 16);
    }

    /** Four words of 64 bits: the state and the step of the generator. */
    private static long[] words(int[] pool) {
        int[] constant = {0x8b51f9dd};
        long[] words = new long[4];
        for (int i = 0; i < 2 * words.length; i++) {
            long half = hashed(pool[i % POOL], constant, 0x58f38ded) & WORD;
            words[i / 2] |= half << (32 * (i % 2));
        }
        return words;
    }
}
