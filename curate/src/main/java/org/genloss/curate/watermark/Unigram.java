package org.genloss.curate.watermark;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Finds the Unigram watermark (Zhao et al. 2023, arXiv 2306.17439): one green set for all positions. The z of all tokens is far too high on text
 * whose words follow Zipf's law; judged is the z of the different tokens, against
 * {@code tau = sqrt(1 - (m - 1) / (V - 1)) Phi^-1(1 - alpha)}, for m of them drawn from a vocabulary of V without replacement.
 */
public final class Unigram implements Serializable {
    private static final long serialVersionUID = 1;

    private final BitSet green;
    private final int vocabulary;
    private final double share;

    /**
     * What came out.
     *
     * @param tau the threshold of zUnique
     */
    public record Found(int greens, double zAll, int unique, int greensUnique, double zUnique, double tau) {
        public boolean watermarked() {
            return zUnique > tau;
        }
    }

    /**
     * @param green the green tokens
     * @param share what share of the vocabulary was to be green
     * @throws IllegalArgumentException unless the share is between 0 and 1 and the vocabulary has two tokens
     */
    public Unigram(BitSet green, int vocabulary, double share) {
        if (!(share > 0 && share < 1) || vocabulary < 2) {
            throw new IllegalArgumentException("a share of " + share + " of " + vocabulary + " tokens is no green set");
        }
        this.green = (BitSet) green.clone();
        this.vocabulary = vocabulary;
        this.share = share;
    }

    /** The green set that the reference implementation draws from a key with NumPy. */
    public static Unigram of(long key, int vocabulary, double share) {
        boolean[] flags = new boolean[vocabulary];
        java.util.Arrays.fill(flags, 0, (int) (share * vocabulary), true);
        new Pcg64(seed(key)).shuffle(flags);
        BitSet green = new BitSet(vocabulary);
        for (int i = 0; i < vocabulary; i++) {
            green.set(i, flags[i]);
        }
        return new Unigram(green, vocabulary, share);
    }

    /** The first four bytes, little-endian, of the SHA-256 of the key's eight. */
    static int seed(long key) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(key)
                .array();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a token is green. */
    public boolean green(int token) {
        return green.get(token);
    }

    /**
     * Scores tokens.
     *
     * @param alpha false-alarm rate that tau is for
     * @throws IllegalArgumentException for no token, or one outside of the vocabulary
     */
    public Found score(int[] ids, double alpha) {
        if (ids.length == 0) {
            throw new IllegalArgumentException("no token to score");
        }
        BitSet seen = new BitSet(vocabulary);
        int greens = 0;
        for (int id : ids) {
            if (id < 0 || id >= vocabulary) {
                throw new IllegalArgumentException("token " + id + " is outside of a vocabulary of " + vocabulary);
            }
            seen.set(id);
            greens += green.get(id) ? 1 : 0;
        }
        int unique = seen.cardinality();
        seen.and(green);
        int greensUnique = seen.cardinality();
        double quantile = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha);
        double tau = Math.sqrt(1 - (unique - 1.0) / (vocabulary - 1.0)) * quantile;
        return new Found(greens, z(greens, ids.length), unique, greensUnique, z(greensUnique, unique), tau);
    }

    private double z(int greens, int tokens) {
        return (greens - share * tokens) / Math.sqrt(tokens * share * (1 - share));
    }
}
