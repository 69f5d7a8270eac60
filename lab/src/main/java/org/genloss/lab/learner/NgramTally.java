package org.genloss.lab.learner;

import java.util.Arrays;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;

/** Counts of n-grams, symbols, and lengths of documents: as large as there are different ones. */
final class NgramTally implements Tally {
    private final Ngram learner;
    private final NgramVocabulary words;
    private final NgramDocuments.Census census = new NgramDocuments.Census();
    private NgramCounts counts;
    private long documents;
    private double weight;
    private boolean symbols;

    NgramTally(Ngram learner) {
        this.learner = learner;
        this.words = new NgramVocabulary(learner.unit(), learner.vocabulary());
    }

    @Override
    public void add(Corpus corpus) {
        int size = Corpora.size(corpus);
        double added = size;
        Corpus counting = corpus;
        if (corpus instanceof Weighted weighted) {
            added = Arrays.stream(weighted.weights()).sum();
            counting = added > 0 ? Weighted.summing(Weighted.counted(corpus), added) : null;
        }
        documents += size;
        if (size == 0 || counting == null) {
            return;
        }
        NgramText text = NgramText.of(counting, words, learner.boundaries());
        symbols |= text.tokens().length > 0;
        NgramCounts own = NgramCounts.of(text, learner.order());
        counts = counts == null ? own : new NgramSums(counts, own, learner.boundaries()).sum();
        census.add(text);
        weight += added;
    }

    @Override
    public void weigh(double total) {
        if (weight > 0) {
            counts = NgramSums.times(counts, total / weight, learner.boundaries());
            census.scale(total / weight);
            weight = total;
        }
    }

    /** Weights count with a mean of 1. */
    @Override
    public GenerativeModel fit(GenerativeModel previous, Seed seed) {
        if (!(weight > 0) || !symbols) {
            throw new IllegalArgumentException(
                    weight > 0 || documents == 0 ? Ngram.NOTHING : "the weights of all " + documents + " items are 0");
        }
        double each = documents / weight;
        NgramCounts counted = each == 1 ? counts : NgramSums.times(counts, each, learner.boundaries());
        return learner.model(words.copy(), census.documents(), counted);
    }
}
