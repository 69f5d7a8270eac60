package org.genloss.curate.watermark;

import static org.genloss.curate.watermark.MersenneTwister.INIT;
import static org.genloss.curate.watermark.MersenneTwister.LOWER;
import static org.genloss.curate.watermark.MersenneTwister.M;
import static org.genloss.curate.watermark.MersenneTwister.N;
import static org.genloss.curate.watermark.MersenneTwister.SECOND;
import static org.genloss.curate.watermark.MersenneTwister.THIRD;
import static org.genloss.curate.watermark.MersenneTwister.TWIST;
import static org.genloss.curate.watermark.MersenneTwister.UPPER;

import java.util.Arrays;

/**
 * Whether values are among the first entries of the permutations that their seeds draw (see {@link Draws}), without drawing them, for 16 seeds side by side:
 * only the place where a value stands is followed. It stays where it is until either its place comes up, when it goes to the place drawn, or its place
 * is drawn, when it comes to one of those that have come up, and is final. Whether a draw {@code r} of step i names a place p is whether {@code r - (p - i)} is
 * not below 0 and divisible by {@code n - i}: times the inverse of the odd part, turned right by the power of two, it is no more than
 * {@code (2^32 - 1) / (n - i)} (Granlund and Montgomery 1994, section 9).
 *
 * <p>Word w of the generator of seed l is at {@code 16 w + l} of one array: words that follow each other are a whole vector of 16 apart, so that the compiler turns
 * seeding, generator and test into vector instructions without copies. For one thread.
 */
final class Lanes {
    /** Seeds side by side. */
    static final int COUNT = 16;

    /** Fewest entries behind the first ones: a limit has 27 bits. */
    static final int BEHIND = 32;

    private static final int ALL = N * COUNT;
    private static final int SHIFT = 5; // bits of a power of two
    private static final int ROWS = 39; // 624 / 16, down to which a fold halves
    private static final int[] WORD = new int[ALL];

    static {
        Arrays.setAll(WORD, i -> i / COUNT);
    }

    private final int n;
    private final int count;
    private final int[][]
            inverses; // of the odd part of n - i, by blocks of 624 steps; 0 behind the last step, where the limit is 0
    // too
    private final int[][] limits; // one above the largest quotient, and in the low bits the power of two
    private final int[] state = new int[ALL + COUNT];
    private final int[] ahead = new int
            [ALL]; // n + w - place; with the sign bit once the value is found, after which all else of its lane is of
    // no account
    private final int[] places = new int[COUNT];
    private final int[] passed = new int[COUNT]; // words up to the last place that came up in a block

    /**
     * @param n entries of the permutation
     * @param count how many of them are asked for, at most {@code n - 32}
     */
    Lanes(int n, int count) {
        if (n - count < BEHIND) {
            throw new IllegalArgumentException(count + " of " + n + " entries leave fewer than " + BEHIND);
        }
        this.n = n;
        this.count = count;

        int blocks = (count + N - 1) / N;
        inverses = new int[blocks][ALL];
        limits = new int[blocks][ALL];
        for (int i = 0; i < count; i++) {
            int zeros = Integer.numberOfTrailingZeros(n - i);
            int from = i % N * COUNT;
            Arrays.fill(inverses[i / N], from, from + COUNT, inverse((n - i) >>> zeros));
            int limit = (int) (0xffffffffL / (n - i)) + 1;
            Arrays.fill(limits[i / N], from, from + COUNT, limit << SHIFT | zeros);
        }
    }

    /** Mod 2^32, by Newton's iteration; each doubles the bits that are right. */
    private static int inverse(int odd) {
        int inverse = odd;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /** For each of 16 values whether it is among the first entries that the seed at its place draws. */
    boolean[] among(int[] values, int[] seeds) {
        System.arraycopy(seeds, 0, state, 0, COUNT);
        seed(state);
        System.arraycopy(values, 0, places, 0, COUNT);
        for (int l = 0; l < COUNT; l++) {
            ahead[l] = n - values[l];
        }
        rise(ahead);
        for (int block = 0; block < inverses.length; block++) {
            twist(state);
            move(block * N);
            test(state, ahead, inverses[block], limits[block], block * N - n);
            for (int l = 0; l < COUNT; l++) {
                stand(l, 0, passed[l]);
            }
        }
        return found();
    }

    /** Where places come up in this block, the ones to which they go: at once from the next step on, and behind the block for the steps before. */
    private void move(int base) {
        int top = Math.min(base + N, count);
        for (int l = 0; l < COUNT; l++) {
            passed[l] = 0;
            int place = -1;
            while (places[l] > place && places[l] >= base && places[l] < top) {
                place = places[l];
                int word = place - base;
                places[l] = place + Integer.remainderUnsigned(tempered(state[word * COUNT + l]), n - place);
                passed[l] = word + 1;
                stand(l, passed[l], N);
            }
        }
    }

    private void stand(int lane, int from, int to) {
        for (int w = from; w < to; w++) {
            int i = w * COUNT + lane;
            ahead[i] = (ahead[i] & UPPER) | (n + w - places[lane]);
        }
    }

    private boolean[] found() {
        for (int rows = N / 2; rows >= ROWS; rows /= 2) {
            fold(ahead, rows * COUNT);
        }
        boolean[] found = new boolean[COUNT];
        for (int l = 0; l < COUNT; l++) {
            int any = 0;
            for (int w = 0; w < ROWS; w++) {
                any |= ahead[w * COUNT + l];
            }
            found[l] = any < 0 || places[l] < count;
        }
        return found;
    }

    private static void seed(int[] state) {
        for (int j = COUNT; j < ALL; j++) {
            int last = state[j - COUNT];
            state[j] = INIT * (last ^ (last >>> 30)) + WORD[j];
        }
    }

    private static void rise(int[] ahead) {
        for (int j = COUNT; j < ALL; j++) {
            ahead[j] = ahead[j - COUNT] + 1;
        }
    }

    /** The next 624 words, in place; behind the last stands the new first, which it needs. */
    private static void twist(int[] state) {
        head(state);
        System.arraycopy(state, 0, state, ALL, COUNT);
        tail(state);
    }

    private static void head(int[] state) {
        for (int j = 0; j < (N - M) * COUNT; j++) {
            int y = state[j + COUNT];
            state[j] = state[j + M * COUNT] ^ ((((state[j] & UPPER) | (y & LOWER)) >>> 1) ^ ((0 - (y & 1)) & TWIST));
        }
    }

    private static void tail(int[] state) {
        for (int j = (N - M) * COUNT; j < ALL; j++) {
            int y = state[j + COUNT];
            state[j] =
                    state[j - (N - M) * COUNT] ^ ((((state[j] & UPPER) | (y & LOWER)) >>> 1) ^ ((0 - (y & 1)) & TWIST));
        }
    }

    private static int tempered(int word) {
        int y = word;
        y ^= y >>> 11;
        y ^= (y << 7) & SECOND;
        y ^= (y << 15) & THIRD;
        return y ^ (y >>> 18);
    }

    /** The sign bit says: the quotient is below its limit, and the draw is not below what is taken from it. */
    private static void test(int[] state, int[] ahead, int[] inverses, int[] limits, int base) {
        for (int j = 0; j < ALL; j++) {
            int draw = tempered(state[j]);
            int rest = draw + ahead[j] + base;
            int quotient = Integer.rotateRight(rest * inverses[j], limits[j]);
            ahead[j] |= (quotient ^ -1) & (quotient - (limits[j] >>> SHIFT)) & (draw | (rest ^ -1)) & UPPER;
        }
    }

    private static void fold(int[] words, int half) {
        for (int j = 0; j < half; j++) {
            words[j] |= words[j + half];
        }
    }
}
