package org.genloss.curate.contamination;

import java.util.stream.IntStream;

/**
 * Two models of a sentence as a set of words that occur independently of each other, one of human and one of synthetic text (Liang et al. 2024, arXiv
 * 2403.07183). The vocabulary holds the words of enough sentences of each side that are not in all sentences of a side; p and q are the shares
 * of human and of synthetic sentences with the word, not smoothed. The log ratio of a sentence s is
 * {@code log Q(s) - log P(s) = sum over its words of (logit q - logit p) + sum over the vocabulary of (log(1-q) - log(1-p))}; words outside the
 * vocabulary say nothing.
 */
final class WordOccurrence {
    /**
     * How many sentences hold each word.
     *
     * @param sentences how many there are
     * @param with for each word of the lexicon, the sentences with it
     */
    record Counts(long sentences, int[] with) {
        static Counts of(Iterable<Document> documents, int words) {
            int[] with = new int[words];
            long sentences = 0;
            for (Document document : documents) {
                for (int[] sentence : document.sentences()) {
                    sentences++;
                    for (int word : sentence) {
                        with[word]++;
                    }
                }
            }
            return new Counts(sentences, with);
        }

        Counts without(Counts part) {
            int[] rest = with.clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= part.with[i];
            }
            return new Counts(sentences - part.sentences, rest);
        }

        double share(int word) {
            return (double) with[word] / sentences;
        }
    }

    private final Counts human;
    private final Counts synthetic;
    private final double[] weight; // logit q - logit p of each word, 0 outside the vocabulary
    private final boolean[] known;
    private final double base;

    /** What scores sentences, without the counts that it was made from. */
    record Ratios(double[] weight, double base) {
        /** log Q - log P of a sentence. */
        double of(int[] sentence) {
            double sum = base;
            for (int word : sentence) {
                sum += weight[word];
            }
            return sum;
        }
    }

    /** @param least how many sentences of each side a word must be in */
    WordOccurrence(Counts human, Counts synthetic, Contamination.Least least) {
        this.human = human;
        this.synthetic = synthetic;
        this.weight = new double[human.with.length];
        this.known = new boolean[weight.length];
        double sum = 0;
        for (int word = 0; word < weight.length; word++) {
            if (enough(human, word, least.human()) && enough(synthetic, word, least.synthetic())) {
                double p = human.share(word);
                double q = synthetic.share(word);
                known[word] = true;
                weight[word] = Math.log(q) - Math.log1p(-q) - Math.log(p) + Math.log1p(-p);
                sum += Math.log1p(-q) - Math.log1p(-p);
            }
        }
        this.base = sum;
    }

    private static boolean enough(Counts counts, int word, int least) {
        return counts.with[word] >= Math.max(1, least) && counts.with[word] < counts.sentences;
    }

    boolean knows(int word) {
        return known[word];
    }

    /** The shares of human and of synthetic sentences with a word. */
    double[] shares(int word) {
        return new double[] {human.share(word), synthetic.share(word)};
    }

    /** Words of the vocabulary. */
    int size() {
        return (int) IntStream.range(0, known.length).filter(w -> known[w]).count();
    }

    Ratios ratios() {
        return new Ratios(weight, base);
    }

    /**
     * How far the shares of some sentences lie from a mixture of both sides, beyond what independent sentences vary by: the mean over the vocabulary of
     * ((r - m)^2 - noise) / (m (1 - m)), m the share that the mixture would have; the noise is that of r. In any unit of size, so that corpora of several sizes
     * compare.
     *
     * @param a the share of synthetic sentences in the mixture
     */
    double misfit(Counts sample, double a) {
        double sum = 0;
        int words = 0;
        for (int word = 0; word < weight.length; word++) {
            if (known[word]) {
                double m = (1 - a) * human.share(word) + a * synthetic.share(word);
                double r = sample.share(word);
                sum += (r - m) * (r - m) / (m * (1 - m)) - 1.0 / sample.sentences;
                words++;
            }
        }
        return sum / words;
    }

    /** What a word that occurs in a sentence says, in nats; 0 outside the vocabulary. */
    double weight(int word) {
        return weight[word];
    }
}
