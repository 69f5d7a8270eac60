package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;

/**
 * BLEU of each of some documents with all the others as references. A document's n-gram counts at most as often as one of the others has it:
 * of each n-gram the largest and the second largest count are kept, and the largest of the others is the second where the document's own is the
 * largest. So the cost grows with the words, not with the pairs of documents.
 */
final class Bleu {
    private final Tokens.Coded tokens;
    private final int[] documents;
    private final double smoothing;
    private final int[] lengths;

    /** @param smoothing numerator of a precision of which none was found */
    Bleu(Tokens.Coded tokens, int[] documents, double smoothing) {
        this.tokens = tokens;
        this.documents = documents;
        this.smoothing = smoothing;
        this.lengths = Arrays.stream(documents).map(tokens::length).sorted().toArray();
    }

    /** Mean score of each order up to the number of codings. */
    double[] means(List<Ngrams.Coded> orders) {
        return Arrays.stream(scores(orders))
                .mapToDouble(scores -> Arrays.stream(scores).sum() / documents.length)
                .toArray();
    }

    /**
     * Score of each document of each order: equal weights for 1-grams to n-grams.
     *
     * @param orders n-grams of the documents, n = 1, 2, ..
     */
    double[][] scores(List<Ngrams.Coded> orders) {
        double[][] scores = new double[orders.size()][documents.length];
        double[] logs = new double[documents.length];
        for (int n = 1; n <= orders.size(); n++) {
            Ngrams.Coded coded = orders.get(n - 1);
            long[] found = found(coded);
            for (int i = 0; i < documents.length; i++) {
                double numerator = found[i] > 0 ? found[i] : n == 1 ? 0 : smoothing;
                logs[i] += Math.log(numerator / Math.max(1, coded.total()[documents[i]]));
                scores[n - 1][i] = Math.exp(logs[i] / n + brevity(tokens.length(documents[i])));
            }
        }
        return scores;
    }

    /** N-grams of each document that the others have too. */
    private long[] found(Ngrams.Coded coded) {
        int[] largest = new int[coded.types()];
        int[] second = new int[coded.types()];
        for (int d : documents) {
            for (int i = coded.start()[d]; i < coded.start()[d + 1]; i++) {
                int type = coded.type()[i];
                int count = coded.count()[i];
                if (count > largest[type]) {
                    second[type] = largest[type];
                    largest[type] = count;
                } else if (count > second[type]) {
                    second[type] = count;
                }
            }
        }
        long[] found = new long[documents.length];
        for (int k = 0; k < found.length; k++) {
            int d = documents[k];
            for (int i = coded.start()[d]; i < coded.start()[d + 1]; i++) {
                int type = coded.type()[i];
                int count = coded.count()[i];
                found[k] += Math.min(count, count == largest[type] ? second[type] : largest[type]);
            }
        }
        return found;
    }

    /** Log of the penalty for being shorter than the closest length of another document; of two as close the shorter. */
    private double brevity(int length) {
        int closest = closest(length);
        return length >= closest ? 0 : 1 - (double) closest / length;
    }

    private int closest(int length) {
        int at = Arrays.binarySearch(lengths, length);
        int below = at > 0 ? lengths[at - 1] : -1;
        int above = at + 1 < lengths.length ? lengths[at + 1] : -1;
        if (below < 0 || above < 0) {
            return Math.max(below, above);
        }
        return length - below <= above - length ? below : above;
    }
}
