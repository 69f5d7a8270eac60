package org.genloss.curate.watermark;

import static org.genloss.curate.watermark.MersenneTwister.INIT;
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
    private static final int PART = N - M; // words of which none needs another's new value
    private static final int[] WORD = new int[ALL];

    static {
        Arrays.setAll(WORD, i -> i / COUNT);
    }

    private final int n;
    private final int count;
    private final int[][] inverses; // of the odd part of n - i, by blocks of 624 steps
    private final int[][] limits; // one above the largest quotient, and in the low bits the power of two
    private final int[] state = new int[ALL + COUNT];

    // n + w - place for word w of a part; with the sign bit once the value is found, after which all else of its lane
    // is of no account
    private final int[] ahead = new int[PART * COUNT];

    private final int[] places = new int[COUNT];
    private final int[] passed = new int[COUNT]; // words up to the last place that came up in a part

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
            int base = block * N;
            int words = Math.min(N, count - base);
            for (int from = 0; from < words; from += PART) {
                int to = Math.min(words, from + PART);
                move(base, from, to);
                step(block, from, to);
                for (int l = 0; l < COUNT; l++) {
                    stand(l, 0, passed[l]);
                }
            }
        }
        return found();
    }

    /** Where places come up in this part, the ones to which they go: at once from the next step on, and behind the part for the steps before. */
    private void move(int base, int from, int to) {
        for (int l = 0; l < COUNT; l++) {
            passed[l] = 0;
            int place = -1;
            while (places[l] > place && places[l] >= base + from && places[l] < base + to) {
                place = places[l];
                places[l] = place + Integer.remainderUnsigned(tempered(next(place - base, l)), n - place);
                passed[l] = place - base + 1 - from;
                stand(l, passed[l], PART);
            }
        }
    }

    /** A word that the step of its part is going to make; the words that it needs are there. */
    private int next(int word, int lane) {
        int far = word < PART ? word + M : word - PART;
        return twisted(state[word * COUNT + lane], state[(word + 1) * COUNT + lane], state[far * COUNT + lane]);
    }

    private void stand(int lane, int from, int to) {
        for (int w = from; w < to; w++) {
            int i = w * COUNT + lane;
            ahead[i] = (ahead[i] & UPPER) | (n + w - places[lane]);
        }
    }

    /** The next words, in place, and whether their draws name the places. Behind the last word stands the new first, which it needs. */
    private void step(int block, int from, int to) {
        int base = block * N + from - n;
        if (from == 0) {
            first(state, ahead, inverses[block], limits[block], base, to * COUNT);
            System.arraycopy(state, 0, state, ALL, COUNT);
        } else if (from == PART) {
            second(state, ahead, inverses[block], limits[block], base, to * COUNT);
        } else {
            third(state, ahead, inverses[block], limits[block], base, to * COUNT);
        }
    }

    private boolean[] found() {
        boolean[] found = new boolean[COUNT];
        for (int l = 0; l < COUNT; l++) {
            int any = 0;
            for (int w = 0; w < PART; w++) {
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
        for (int j = COUNT; j < PART * COUNT; j++) {
            ahead[j] = ahead[j - COUNT] + 1;
        }
    }

    // Three loops and not one with its bounds and distances as arguments: only constant distances are turned into
    // vectors.

    private static void first(int[] state, int[] ahead, int[] inverses, int[] limits, int base, int to) {
        for (int j = 0; j < to; j++) {
            int word = twisted(state[j], state[j + COUNT], state[j + M * COUNT]);
            state[j] = word;
            ahead[j] = tested(word, ahead[j], inverses[j], limits[j], base);
        }
    }

    private static void second(int[] state, int[] ahead, int[] inverses, int[] limits, int base, int to) {
        for (int j = PART * COUNT; j < to; j++) {
            int word = twisted(state[j], state[j + COUNT], state[j - PART * COUNT]);
            state[j] = word;
            ahead[j - PART * COUNT] = tested(word, ahead[j - PART * COUNT], inverses[j], limits[j], base);
        }
    }

    private static void third(int[] state, int[] ahead, int[] inverses, int[] limits, int base, int to) {
        for (int j = 2 * PART * COUNT; j < to; j++) {
            int word = twisted(state[j], state[j + COUNT], state[j - PART * COUNT]);
            state[j] = word;
            ahead[j - 2 * PART * COUNT] = tested(word, ahead[j - 2 * PART * COUNT], inverses[j], limits[j], base);
        }
    }

    private static int twisted(int word, int following, int far) {
        int y = following ^ ((word ^ following) & UPPER);
        return far ^ (y >>> 1) ^ ((0 - (y & 1)) & TWIST);
    }

    private static int tempered(int word) {
        int y = word;
        y ^= y >>> 11;
        y ^= (y << 7) & SECOND;
        y ^= (y << 15) & THIRD;
        return y ^ (y >>> 18);
    }

    /** The sign bit says: the quotient is below its limit, and the draw is not below what is taken from it. */
    private static int tested(int word, int ahead, int inverse, int limit, int base) {
        int draw = tempered(word);
        int rest = draw + ahead + base;
        int quotient = Integer.rotateRight(rest * inverse, limit);
        return ahead | ((quotient ^ -1) & (quotient - (limit >>> SHIFT)) & (draw | (rest ^ -1)) & UPPER);
    }
}
