package org.genloss.curate.watermark;

/**
 * The MT19937 generator seeded by one word ({@code init_genrand}), as PyTorch's {@code manual_seed} does on a processor: watermark keys are
 * defined by its sequence. Source: Matsumoto and Nishimura 1998, mt19937ar.
 */
final class MersenneTwister {
    private static final int N = 624;
    private static final int M = 397;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7fffffff;
    private static final int TWIST = 0x9908b0df;

    private final int[] state = new int[N];
    private int next;

    MersenneTwister(int seed) {
        seed(seed);
    }

    /** Begins anew. */
    void seed(int seed) {
        int last = seed;
        state[0] = last;
        for (int i = 1; i < N; i++) {
            last = 1812433253 * (last ^ (last >>> 30)) + i;
            state[i] = last;
        }
        next = N;
    }

    /** 32 random bits. */
    int nextInt() {
        if (next == N) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        int[] s = state;
        for (int i = 0; i < N - M; i++) {
            s[i] = s[i + M] ^ mixed(s[i], s[i + 1]);
        }
        for (int i = N - M; i < N - 1; i++) {
            s[i] = s[i + M - N] ^ mixed(s[i], s[i + 1]);
        }
        s[N - 1] = s[M - 1] ^ mixed(s[N - 1], s[0]);
        next = 0;
    }

    private static int mixed(int high, int low) {
        int y = (high & UPPER) | (low & LOWER);
        return (y >>> 1) ^ (-(y & 1) & TWIST);
    }
}
