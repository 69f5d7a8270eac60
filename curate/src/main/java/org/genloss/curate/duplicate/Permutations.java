package org.genloss.curate.duplicate;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Seed;

/**
 * The functions of MinHash, {@code x -> ((a x + b) mod 2^64) mod (2^61 - 1)}: DataTrove's, whose product wraps at 64 bits before the remainder is
 * taken. So they are no permutations in the strict sense, and the estimate of a similarity is a little noisier than theory says.
 */
public final class Permutations {
    private static final long PRIME = (1L << 61) - 1;
    /** Shingles taken at a time, so that they stay near the processor while all functions go over them. */
    private static final int BLOCK = 1024;

    private final long[] a;
    private final long[] b;

    /**
     * Given factors and summands, from 1 and 0 to 2^61 - 2.
     *
     * @throws IllegalArgumentException if there are not as many summands as factors, or none
     */
    public Permutations(long[] a, long[] b) {
        if (a.length != b.length || a.length == 0) {
            throw new IllegalArgumentException(
                    "as many factors as summands, at least one, got " + a.length + " and " + b.length);
        }
        this.a = a.clone();
        this.b = b.clone();
    }

    /** So many functions by chance. */
    public static Permutations of(int count, Seed seed) {
        UniformRandomProvider random = seed.child("minhash").random();
        long[] a = new long[count];
        long[] b = new long[count];
        for (int i = 0; i < count; i++) {
            a[i] = 1 + random.nextLong(PRIME - 1);
            b[i] = random.nextLong(PRIME);
        }
        return new Permutations(a, b);
    }

    public int count() {
        return a.length;
    }

    /**
     * The smallest value of each function over all shingles. Two texts agree in each of these with a chance of about their Jaccard similarity.
     *
     * @throws IllegalArgumentException without shingles: such a text has no signature and is never a candidate
     */
    public long[] signature(long[] shingles) {
        if (shingles.length == 0) {
            throw new IllegalArgumentException("a text without shingles has no signature");
        }
        long[] signature = new long[a.length];
        Arrays.fill(signature, Long.MAX_VALUE);
        for (int from = 0; from < shingles.length; from += BLOCK) {
            int to = Math.min(shingles.length, from + BLOCK);
            for (int i = 0; i < signature.length; i++) {
                signature[i] = Math.min(signature[i], least(a[i], b[i], shingles, from, to));
            }
        }
        return signature;
    }

    private static long least(long a, long b, long[] shingles, int from, int to) {
        long least = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            long wrapped = a * shingles[i] + b;
            long value = (wrapped & PRIME) + (wrapped >>> 61);
            if (value >= PRIME) {
                value -= PRIME;
            }
            least = Math.min(least, value);
        }
        return least;
    }
}
