package org.genloss.curate.watermark;

/**
 * The MT19937 generator seeded by one word ({@code init_genrand}), as PyTorch's {@code manual_seed} does on a processor: watermark keys are
 * defined by its sequence. Source: Matsumoto and Nishimura 1998, mt19937ar.
 *
 * <p>The state is held in three segments, each made of words that are known when it begins, so that all of it is loops over arrays read at the same
 * place, which the compiler turns into vector instructions.
 */
final class MersenneTwister {
    /** Words of the state. */
    static final int N = 624;

    static final int M = 397;
    static final int UPPER = 0x80000000;
    static final int LOWER = 0x7fffffff;
    static final int TWIST = 0x9908b0df;
    static final int INIT = 1812433253;
    static final int SECOND = 0x9d2c5680;
    static final int THIRD = 0xefc60000;

    private static final int HEAD = N - M; // words that are made of the old state alone, and then as many of those
    private static final int TAIL = N - 2 * HEAD;

    private final int[] draws = new int[N];
    private final int[] following = new int[HEAD];
    private final int[] other = new int[HEAD];
    private int[] first = new int[HEAD];
    private int[] second = new int[HEAD];
    private int[] third = new int[TAIL];
    private int[] newFirst = new int[HEAD];
    private int[] newSecond = new int[HEAD];
    private int[] newThird = new int[TAIL];
    private int next;

    MersenneTwister(int seed) {
        seed(seed);
    }

    /** Begins anew. */
    void seed(int seed) {
        first[0] = seed;
        int last = fill(first, 1, 1, seed);
        last = fill(second, 0, HEAD, last);
        fill(third, 0, 2 * HEAD, last);
        next = N;
    }

    private static int fill(int[] segment, int from, int word, int before) {
        int last = before;
        int i = word;
        for (int k = from; k < segment.length; k++, i++) {
            last = INIT * (last ^ (last >>> 30)) + i;
            segment[k] = last;
        }
        return last;
    }

    /** 32 random bits. */
    int nextInt() {
        if (next == N) {
            twist();
            next = 0;
        }
        return draws[next++];
    }

    private void twist() {
        shift(first, second[0], HEAD);
        System.arraycopy(second, TAIL, other, 0, HEAD - TAIL);
        System.arraycopy(third, 0, other, HEAD - TAIL, TAIL);
        mix(first, following, other, newFirst);
        shift(second, third[0], HEAD);
        mix(second, following, newFirst, newSecond);
        shift(third, newFirst[0], TAIL);
        mix(third, following, newSecond, newThird);
        int[] old = first;
        first = newFirst;
        newFirst = old;
        old = second;
        second = newSecond;
        newSecond = old;
        old = third;
        third = newThird;
        newThird = old;
        System.arraycopy(first, 0, draws, 0, HEAD);
        System.arraycopy(second, 0, draws, HEAD, HEAD);
        System.arraycopy(third, 0, draws, 2 * HEAD, TAIL);
        temper(draws);
    }

    private void shift(int[] segment, int last, int length) {
        System.arraycopy(segment, 1, following, 0, length - 1);
        following[length - 1] = last;
    }

    private static void mix(int[] high, int[] low, int[] with, int[] out) {
        for (int i = 0; i < high.length; i++) {
            int y = low[i];
            out[i] = with[i] ^ ((((high[i] & UPPER) | (y & LOWER)) >>> 1) ^ ((0 - (y & 1)) & TWIST));
        }
    }

    private static void temper(int[] words) {
        for (int i = 0; i < N; i++) {
            int y = words[i];
            y ^= y >>> 11;
            y ^= (y << 7) & SECOND;
            y ^= (y << 15) & THIRD;
            words[i] = y ^ (y >>> 18);
        }
    }
}
