package org.genloss.curate.watermark;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Finds SynthID-Text (Dathathri et al. 2024, doi 10.1038/s41586-024-08025-4): each run of tokens gives one random bit, a g-value, for each key, and watermarked text
 * was chosen to have more ones. Runs whose context was among the last ones are left out, as they were not watermarked.
 *
 * <p>Means are near 1/2 without the watermark and at most 3/4 with it, for tournaments of two. Their z counts g-values as independent. The Bayesian score
 * needs parameters trained for the keys and the tokenizer.
 */
public final class SynthId {
    private static final long MULTIPLIER = 6364136223846793005L;
    private static final BigInteger MODULUS = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int ROUNDS = 12;
    private static final int SHIFT = 5;
    private static final int BIT = 30;

    private final long[] keys;
    private final int run;
    private final int history;
    private final long start;

    /** @param run tokens of a run, such as 5 @param history contexts that are remembered, such as 1,024 */
    public SynthId(long[] keys, int run, int history) {
        if (keys.length == 0 || run < 2 || history < 1) {
            throw new IllegalArgumentException(
                    keys.length + " keys, runs of " + run + " tokens and " + history + " remembered contexts");
        }
        this.keys = keys.clone();
        this.run = run;
        this.history = history;
        this.start = start(keys);
    }

    /**
     * The g-values of some tokens.
     *
     * @param values for each run, a bit for each key
     * @param counted whether the run counts: its context was not among those remembered
     */
    public record GValues(boolean[][] values, boolean[] counted) {
        private int runs() {
            int runs = 0;
            for (boolean c : counted) {
                runs += c ? 1 : 0;
            }
            return runs;
        }

        private double mean(double[] weights) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                for (int depth = 0; counted[i] && depth < weights.length; depth++) {
                    sum += values[i][depth] ? weights[depth] : 0;
                }
            }
            return sum / weights.length / runs();
        }

        /** The share of ones, undefined (NaN) where no run counts. */
        public Score mean() {
            return score(ones());
        }

        /** The same with weights that fall evenly from ten to one over the keys, brought to a sum of as many as there are. */
        public Score weightedMean() {
            return score(falling());
        }

        private Score score(double[] weights) {
            double mean = mean(weights);
            double squares = Arrays.stream(weights).map(w -> w * w).sum();
            double deviation = 0.5 * Math.sqrt(squares / weights.length / weights.length / runs());
            return new Score(mean, (mean - 0.5) / deviation);
        }

        private double[] ones() {
            double[] ones = new double[values[0].length];
            Arrays.fill(ones, 1);
            return ones;
        }

        private double[] falling() {
            int depth = values[0].length;
            double[] weights = new double[depth];
            for (int i = 0; i < depth; i++) {
                weights[i] = depth == 1 ? 1 : 10 - 9.0 * i / (depth - 1);
            }
            double sum = Arrays.stream(weights).sum();
            return Arrays.stream(weights).map(w -> w / sum * depth).toArray();
        }

        /**
         * The log odds of the watermark by the Bayesian score, at even odds before.
         *
         * @param trained what was trained for the keys
         */
        public double logOdds(Trained trained) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                for (int depth = 0; counted[i] && depth < values[i].length; depth++) {
                    double two = trained.two(values[i], depth);
                    double g = values[i][depth] ? 1 : 0;
                    sum += Math.log((g + 0.5) * two + 1 - two);
                }
            }
            return sum;
        }
    }

    /** A mean of g-values, and its z where they are independent fair bits. */
    public record Score(double mean, double z) {}

    /**
     * Parameters of the Bayesian score: the chance that two different tokens met at a depth is {@code sigmoid(beta + sum of delta times the g-values before)}.
     *
     * @param beta one for each key
     * @param delta for each key, one for each key before it; longer rows are not read further
     */
    public record Trained(double[] beta, double[][] delta) {
        double two(boolean[] values, int depth) {
            double x = beta[depth];
            for (int before = 0; before < depth; before++) {
                x += values[before] ? delta[depth][before] : 0;
            }
            return 1 / (1 + Math.exp(-x));
        }
    }

    /** The chance for given log odds. */
    public static double posterior(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** @throws IllegalArgumentException for fewer tokens than a run has */
    public GValues of(int[] ids) {
        if (ids.length < run) {
            throw new IllegalArgumentException(ids.length + " tokens, and one run has " + run);
        }
        int runs = ids.length - run + 1;
        boolean[][] values = new boolean[runs][keys.length];
        boolean[] counted = new boolean[runs];
        long[] contexts = new long[history]; // of zeros at first, as in the reference
        for (int i = 0; i < runs; i++) {
            long context = start;
            for (int j = i; j < i + run - 1; j++) {
                context = step(context, ids[j]);
            }
            counted[i] = !contains(contexts, context);
            contexts[i % history] = context;
            long whole = step(context, ids[i + run - 1]);
            for (int depth = 0; depth < keys.length; depth++) {
                values[i][depth] = value(step(whole, keys[depth]));
            }
        }
        return new GValues(values, counted);
    }

    private static boolean contains(long[] contexts, long context) {
        for (long known : contexts) {
            if (known == context) {
                return true;
            }
        }
        return false;
    }

    private static boolean value(long key) {
        long x = key;
        for (int i = 0; i < ROUNDS; i++) {
            x = step(x, 1) >> SHIFT;
        }
        return (x >> BIT & 1) == 1;
    }

    /** One step of the accumulating hash. */
    static long step(long hash, long data) {
        return (hash + data) * MULTIPLIER + 1;
    }

    /** Where the hash begins: the SHA-256 of the keys, each in eight little-endian bytes, mod 2^63 - 1. */
    static long start(long[] keys) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * keys.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long key : keys) {
            bytes.putLong(key);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return new BigInteger(1, digest).mod(MODULUS).longValueExact();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
