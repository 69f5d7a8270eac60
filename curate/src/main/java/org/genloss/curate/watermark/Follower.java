package org.genloss.curate.watermark;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Whether a value is among the first entries of the permutation that a seed draws (see {@link Draws}), without drawing it: only the place where the value
 * stands is followed. It stays where it is until either its place comes up, when it goes to the place drawn, or its place is drawn, when it comes
 * to one of those that have come up, and is final. Whether a draw {@code r} of step i names a place p is whether {@code r - (p - i)} is divisible
 * by {@code n - i}: a product with the inverse of the odd part (Granlund and Montgomery 1994, section 9) compared with a limit. All of it, and the
 * generator in three segments that do not overlap, are loops without branches over arrays, which the compiler turns into vector instructions. For one thread.
 */
final class Follower {
    private static final int N = 624; // words of the generator's state
    private static final int HEAD = 227; // words that are made of the old state alone, and then as many of those
    private static final int TAIL = 170;
    private static final int LOOK = 5; // blocks after which it is asked whether the value was found
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7fffffff;
    private static final int TWIST = 0x9908b0df;
    private static final int[] STEP = new int[N];

    static {
        Arrays.setAll(STEP, i -> i);
    }

    private final int n;
    private final int count;
    private final int steps;
    private final Divisors[] blocks;
    private final double[] parts; // 1 / (n - i)
    private final int[] still; // 0 .. n - 1
    private final int[] entries;
    private final int[] found = new int[N];
    private final int[] draws = new int[N];
    private final int[] next = new int[HEAD];
    private final int[] other = new int[HEAD];
    private int[] first = new int[HEAD];
    private int[] second = new int[HEAD];
    private int[] third = new int[TAIL];
    private int[] newFirst = new int[HEAD];
    private int[] newSecond = new int[HEAD];
    private int[] newThird = new int[TAIL];

    /**
     * What is divided by in the steps of a block, n - i.
     *
     * @param inverse of its odd part, mod 2^32; 0 where that is 1, by which all is divisible
     * @param limit one above the largest quotient; 0 behind the last step, where nothing is
     * @param mask of its power of two
     */
    private record Divisors(int[] inverse, int[] limit, int[] mask) {
        Divisors() {
            this(new int[N], new int[N], new int[N]);
        }

        void set(int i, int divisor) {
            int zeros = Integer.numberOfTrailingZeros(divisor);
            int odd = divisor >>> zeros;
            inverse[i] = odd == 1 ? 0 : reciprocal(odd);
            limit[i] = odd == 1 ? 1 : (int) (0xffffffffL / odd) + 1;
            mask[i] = (1 << zeros) - 1;
        }
    }

    /** @param n entries of the permutation @param count how many of them are asked for */
    Follower(int n, int count) {
        this.n = n;
        this.count = count;
        steps = Math.min(count, n - 1);
        blocks = new Divisors[(steps + N - 1) / N];
        Arrays.setAll(blocks, block -> new Divisors());
        parts = new double[steps];
        still = new int[n];
        entries = new int[n];
        Arrays.setAll(still, i -> i);
        for (int i = 0; i < steps; i++) {
            blocks[i / N].set(i % N, n - i);
            parts[i] = 1.0 / (n - i);
        }
    }

    /** Newton's iteration; each doubles the bits that are right. */
    private static int reciprocal(int odd) {
        int inverse = odd;
        for (int i = 0; i < 5; i++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /** All of those first entries. */
    BitSet all(int seed) {
        seed(seed);
        System.arraycopy(still, 0, entries, 0, n);
        for (int base = 0; base < steps; base += N) {
            draw();
            for (int i = base; i < Math.min(base + N, steps); i++) {
                int drawn = drawn(i, draws[i - base]);
                int entry = entries[i];
                entries[i] = entries[drawn];
                entries[drawn] = entry;
            }
        }
        BitSet all = new BitSet(n);
        for (int i = 0; i < count; i++) {
            all.set(entries[i]);
        }
        return all;
    }

    /** Where step i goes: a division by multiplication, whose quotient is off by one at most. */
    private int drawn(int i, int draw) {
        long bits = draw & 0xffffffffL;
        int left = n - i;
        long rest = bits - (long) (bits * parts[i]) * left;
        return i + (int) (rest < 0 ? rest + left : rest >= left ? rest - left : rest);
    }

    boolean among(int value, int seed) {
        seed(seed);
        Arrays.fill(found, 0);
        int place = value;
        for (int block = 0; block < blocks.length; block++) {
            int base = block * N;
            draw();
            if (place >= base && place < Math.min(base + N, steps)) {
                place = stepwise(base, place);
                if (place < 0) {
                    return true;
                }
            } else {
                test(draws, found, blocks[block], place - base);
            }
            if (block % LOOK == LOOK - 1 && any()) {
                return true;
            }
        }
        return any() || place < count;
    }

    /** The place after a block, -1 where it was drawn. */
    private int stepwise(int base, int from) {
        int place = from;
        for (int i = base; i < Math.min(base + N, steps); i++) {
            int drawn = drawn(i, draws[i - base]);
            if (drawn == place) {
                return -1;
            }
            place = i == place ? drawn : place;
        }
        return place;
    }

    /** The sign bit says: divisible by the odd part, and by the power of two, and the draw is not below what is taken from it. */
    private static void test(int[] draws, int[] found, Divisors divisors, int shift) {
        int[] inverse = divisors.inverse;
        int[] limit = divisors.limit;
        int[] mask = divisors.mask;
        for (int i = 0; i < N; i++) {
            int draw = draws[i];
            int rest = draw + STEP[i] - shift;
            int quotient = rest * inverse[i];
            found[i] |= (quotient ^ -1) & (quotient - limit[i]) & ((rest & mask[i]) - 1) & (draw | (rest ^ -1));
        }
    }

    private boolean any() {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < N; i += 2) {
            even |= found[i];
            odd |= found[i + 1];
        }
        return (even | odd) < 0;
    }

    private void seed(int seed) {
        int last = seed;
        first[0] = last;
        int i = 1;
        for (int k = 1; k < HEAD; k++, i++) {
            last = 1812433253 * (last ^ (last >>> 30)) + i;
            first[k] = last;
        }
        for (int k = 0; k < HEAD; k++, i++) {
            last = 1812433253 * (last ^ (last >>> 30)) + i;
            second[k] = last;
        }
        for (int k = 0; k < TAIL; k++, i++) {
            last = 1812433253 * (last ^ (last >>> 30)) + i;
            third[k] = last;
        }
    }

    /** The next 624 draws. */
    private void draw() {
        shift(first, second[0], HEAD);
        System.arraycopy(second, TAIL, other, 0, HEAD - TAIL);
        System.arraycopy(third, 0, other, HEAD - TAIL, TAIL);
        mix(first, next, other, newFirst);
        shift(second, third[0], HEAD);
        mix(second, next, newFirst, newSecond);
        shift(third, newFirst[0], TAIL);
        mix(third, next, newSecond, newThird);
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
        System.arraycopy(segment, 1, next, 0, length - 1);
        next[length - 1] = last;
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
            y ^= (y << 7) & 0x9d2c5680;
            y ^= (y << 15) & 0xefc60000;
            words[i] = y ^ (y >>> 18);
        }
    }
}
