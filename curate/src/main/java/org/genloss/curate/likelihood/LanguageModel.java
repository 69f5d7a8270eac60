package org.genloss.curate.likelihood;

import java.util.Arrays;

/**
 * A causal language model: how likely each token of a text is after those before it. What detectors and {@link LikelihoodScores} take, whatever runs
 * it. Safe for several threads; the same text always gives the same numbers.
 */
public interface LanguageModel {
    /** Which model it is, and how it is used, in one line. */
    String mark();

    /** Tokens of the vocabulary. */
    int vocabulary();

    /** Reads a text from its second token on: the first has nothing before it, unless the tokenizer puts a mark there. The caller closes the reading. */
    Reading read(String text);

    /** A text, token by token. */
    interface Reading extends AutoCloseable {
        /** Goes to the next token. Whether there was one; not before the first call. */
        boolean next();

        /** The token that stands there. */
        int token();

        /** ln p of every token of the vocabulary at this place. */
        double[] logProbabilities();

        /** ln p of the token that stands there. */
        default double logProbability() {
            return logProbabilities()[token()];
        }

        @Override
        void close();
    }

    /** ln p of each token of a text that has something before it; empty where there is none. */
    default double[] logProbabilities(String text) {
        double[] logs = new double[16];
        int count = 0;
        try (Reading reading = read(text)) {
            while (reading.next()) {
                if (count == logs.length) {
                    logs = Arrays.copyOf(logs, 2 * count);
                }
                logs[count++] = reading.logProbability();
            }
        }
        return Arrays.copyOf(logs, count);
    }

    /**
     * The scores of a text.
     *
     * @param scoring the model that scores (of Binoculars, the performer)
     * @param reference the other (the observer); the same is allowed
     * @throws IllegalArgumentException where the two have different tokens
     */
    static LikelihoodScores scores(LanguageModel scoring, LanguageModel reference, String text) {
        LikelihoodScores scores = new LikelihoodScores();
        try (Reading first = scoring.read(text);
                Reading second = scoring == reference ? null : reference.read(text)) {
            while (first.next()) {
                if (second != null && (!second.next() || second.token() != first.token())) {
                    throw new IllegalArgumentException("two models are compared over the same tokens, and "
                            + scoring.mark() + " and " + reference.mark() + " cut the text differently");
                }
                double[] row = first.logProbabilities();
                scores.add(row, second == null ? row : second.logProbabilities(), first.token());
            }
        }
        return scores;
    }
}
