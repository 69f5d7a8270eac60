package org.genloss.curate.likelihood;

/**
 * Scores of a text from the distributions that one or two causal language models give its tokens. With s the scoring model (the performer of
 * Binoculars), r the reference (its observer; r = s is allowed), x_t the tokens and all logarithms natural:
 *
 * <ul>
 *   <li>Fast-DetectGPT, analytic: {@code (sum_t log p_s(x_t) - sum_t mu_t) / sqrt(sum_t var_t)}, where mu_t and var_t are mean and variance of
 *       {@code log p_s(v)} for v drawn from {@code p_r} at that place (Bao et al. 2024, arXiv:2310.05130);
 *   <li>Binoculars: {@code mean_t -log p_s(x_t)} by {@code mean_t -sum_v p_r(v) log p_s(v)} (Hans et al. 2024, arXiv:2401.12070);
 *   <li>log-rank, LRR = {@code mean -log p / mean log rank} (Su et al. 2023, arXiv:2306.05540), entropy, and counts of ranks (Gehrmann et al. 2019,
 *       arXiv:1906.04043).
 * </ul>
 *
 * Tokens are added one by one, so that no more than one row of a vocabulary is held. Without tokens all scores are not numbers. Not for several threads.
 * What a score means depends on the models, on length and on language: thresholds are calibrated per model.
 */
public final class LikelihoodScores {
    private static final int[] TOPS = {10, 100, 1000};

    private long tokens;
    private double logLikelihood;
    private double logRanks;
    private double entropies;
    private final Moments byReference = new Moments();
    private final Moments byScoring = new Moments();
    private double crossEntropyBehind;
    private int behind;
    private final long[] ranks = new long[TOPS.length + 1];

    /** Sums of means and variances of log p_s, one term a place. */
    private static final class Moments {
        private double means;
        private double variances;

        /** Mean and variance at one place; what has no weight counts for nothing, however unlikely the scoring model takes it. */
        private static double[] of(double[] weights, double[] values) {
            double mean = 0;
            double square = 0;
            for (int v = 0; v < values.length; v++) {
                double weight = Math.exp(weights[v]);
                if (weight > 0) {
                    mean += weight * values[v];
                    square += weight * values[v] * values[v];
                }
            }
            return new double[] {mean, square - mean * mean};
        }

        private void add(double[] place) {
            means += place[0];
            variances += place[1];
        }
    }

    /** How many tokens were among the most likely of their places. @param rest of ranks above 1000 */
    public record Ranks(long to10, long to100, long to1000, long rest) {}

    /** Logarithms of the softmax of logits: finite where these are. */
    public static double[] logSoftmax(double[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - most);
        }
        double[] logs = new double[logits.length];
        for (int v = 0; v < logs.length; v++) {
            logs[v] = logits[v] - most - Math.log(sum);
        }
        return logs;
    }

    /**
     * Adds a token.
     *
     * @param scoring log p_s of all tokens of the vocabulary at its place
     * @param reference log p_r, of the same vocabulary
     * @param token the token that stands there
     * @throws IllegalArgumentException where the vocabularies differ in size, or the token is in neither
     */
    public void add(double[] scoring, double[] reference, int token) {
        same(scoring, reference);
        if (token < 0 || token >= scoring.length) {
            throw new IllegalArgumentException(
                    "a token from 0 to " + (scoring.length - 1) + " of the vocabulary, got " + token);
        }
        tokens++;
        logLikelihood += scoring[token];
        double[] own = Moments.of(scoring, scoring);
        byScoring.add(own);
        byReference.add(reference == scoring ? own : Moments.of(reference, scoring));
        entropies -= own[0];
        int rank = rank(scoring, token);
        logRanks += Math.log(rank);
        int top = 0;
        while (top < TOPS.length && rank > TOPS[top]) {
            top++;
        }
        ranks[top]++;
    }

    /** Adds the place behind the last token, which only the published code of Binoculars looks at: {@link #binocularsAsCoded}. */
    public void behind(double[] scoring, double[] reference) {
        same(scoring, reference);
        crossEntropyBehind -= Moments.of(reference, scoring)[0];
        behind++;
    }

    private static void same(double[] scoring, double[] reference) {
        if (scoring.length != reference.length) {
            throw new IllegalArgumentException("two models are compared over one vocabulary, got " + scoring.length
                    + " and " + reference.length + " tokens");
        }
    }

    /** 1 for the most likely; of equals the one with the lower number is before. */
    private static int rank(double[] scoring, int token) {
        int rank = 1;
        for (int v = 0; v < scoring.length; v++) {
            if (scoring[v] > scoring[token] || (v < token && scoring[v] == scoring[token])) {
                rank++;
            }
        }
        return rank;
    }

    public long tokens() {
        return tokens;
    }

    /** Fast-DetectGPT in analytic form; higher is more like a machine. */
    public double fastDetect() {
        return discrepancy(byReference);
    }

    /** The same with the scoring model as its own reference. */
    public double fastDetectOneModel() {
        return discrepancy(byScoring);
    }

    private double discrepancy(Moments moments) {
        return (logLikelihood - moments.means) / Math.sqrt(moments.variances);
    }

    /** Mean of -log p_s(x_t), in nats a token. */
    public double surprise() {
        return -logLikelihood / tokens;
    }

    /** Mean of -sum_v p_r(v) log p_s(v) over the places of tokens, as in the paper. */
    public double crossEntropy() {
        return -byReference.means / tokens;
    }

    /** The same with the place behind the last token, as in the published code. */
    public double crossEntropyAsCoded() {
        return (crossEntropyBehind - byReference.means) / (tokens + behind);
    }

    /** Binoculars as in the paper; lower is more like a machine. */
    public double binoculars() {
        return surprise() / crossEntropy();
    }

    /** Binoculars as in the published code, whose denominator has one place more than its numerator. */
    public double binocularsAsCoded() {
        return surprise() / crossEntropyAsCoded();
    }

    /** Mean logarithm of the rank, 0 where every token is the most likely one. */
    public double logRank() {
        return logRanks / tokens;
    }

    /** Log-likelihood by log-rank; infinite where every token is the most likely one. */
    public double lrr() {
        return surprise() / logRank();
    }

    /** Mean entropy of the scoring model, in nats a token. */
    public double entropy() {
        return entropies / tokens;
    }

    public Ranks ranks() {
        return new Ranks(ranks[0], ranks[1], ranks[2], ranks[3]);
    }
}
