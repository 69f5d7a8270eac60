package org.genloss.curate.watermark;

import java.util.Arrays;

/**
 * Random permutations of n as PyTorch's {@code randperm} draws them: for i from 0, entry i is exchanged with entry i + (32 random bits mod n - i). What stands at a
 * place is final once i has passed it, so that the first entries need no more than as many draws.
 */
final class Draws {
    private static final long BITS = 0xffffffffL;

    private final MersenneTwister random = new MersenneTwister(0);
    private final int[] still; // 0 .. n - 1
    private final int[] entries;
    private final double[] inverse; // of n - i

    Draws(int n) {
        still = new int[n];
        entries = new int[n];
        inverse = new double[n];
        for (int i = 0; i < n; i++) {
            still[i] = i;
            inverse[i] = 1.0 / (n - i);
        }
    }

    /** Where entry i goes: a division by multiplication, whose quotient is one too low at most. */
    private int other(int i) {
        long bits = random.nextInt() & BITS;
        int left = still.length - i;
        long rest = bits - (long) (bits * inverse[i]) * left;
        return i + (int) (rest < 0 ? rest + left : rest >= left ? rest - left : rest);
    }

    /** The first entries of the permutation that a seed draws. */
    int[] first(int count, int seed) {
        random.seed(seed);
        System.arraycopy(still, 0, entries, 0, still.length);
        for (int i = 0; i < Math.min(count, still.length - 1); i++) {
            int other = other(i);
            int entry = entries[i];
            entries[i] = entries[other];
            entries[other] = entry;
        }
        return Arrays.copyOf(entries, count);
    }
}
