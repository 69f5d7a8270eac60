package org.genloss.metric.text;

/**
 * An n-gram model of words with the smoothing of Witten and Bell (1991, method C, interpolated), to which texts can be added and from which they can
 * be taken again.
 *
 * <p>p(w | h) = (c(hw) + T(h) p(w | h')) / (c(h) + T(h)), where c counts, T(h) is the number of different words seen after h and h' is h without its first
 * word; p(w | h) = p(w | h') where h was never followed by a word; below the single word stands 1 / (V + 1), V the number of different words: all unseen
 * words together are one more. Before the words of a text stands nothing: its first word has no context.
 */
final class WittenBell {
    private final Tokens.Coded tokens;
    private final int[][] id;

    /** How often each n-gram is there, of length n at index n - 1. */
    private final int[][] count;

    /** Words that follow each n-gram, all and different ones; of the empty one (n = 0) at index 0. */
    private final int[][] followed;

    private final int[][] different;

    WittenBell(Tokens.Coded tokens, NgramIds.Coded ngrams) {
        this.tokens = tokens;
        this.id = ngrams.id();
        int order = id.length;
        count = new int[order][];
        followed = new int[order][];
        different = new int[order][];
        for (int n = 0; n < order; n++) {
            count[n] = new int[ngrams.types()[n]];
            followed[n] = new int[n == 0 ? 1 : ngrams.types()[n - 1]];
            different[n] = new int[followed[n].length];
        }
    }

    /** Learns a text of the pool. */
    void add(int text) {
        change(text, 1);
    }

    /** Forgets a text that was learned. */
    void remove(int text) {
        change(text, -1);
    }

    private void change(int text, int by) {
        int from = tokens.start()[text];
        int to = tokens.start()[text + 1];
        for (int n = 1; n <= id.length; n++) {
            for (int i = from; i <= to - n; i++) {
                int ngram = id[n - 1][i];
                int context = n == 1 ? 0 : id[n - 2][i];
                int before = count[n - 1][ngram];
                count[n - 1][ngram] = before + by;
                followed[n - 1][context] += by;
                different[n - 1][context] += before == 0 ? 1 : before + by == 0 ? -1 : 0;
            }
        }
    }

    /** Natural log probabilities of the words of a text, each after those before it. */
    double[] score(int text) {
        int from = tokens.start()[text];
        int to = tokens.start()[text + 1];
        double[] logs = new double[to - from];
        for (int at = from; at < to; at++) {
            double p = 1.0 / (different[0][0] + 1);
            for (int n = 1; n <= Math.min(id.length, at - from + 1); n++) {
                int begin = at - n + 1;
                int context = n == 1 ? 0 : id[n - 2][begin];
                if (followed[n - 1][context] == 0) {
                    break; // nothing longer was followed by a word either
                }
                double after = different[n - 1][context];
                p = (count[n - 1][id[n - 1][begin]] + after * p) / (followed[n - 1][context] + after);
            }
            logs[at - from] = Math.log(p);
        }
        return logs;
    }
}
