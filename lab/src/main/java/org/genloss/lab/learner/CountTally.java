package org.genloss.lab.learner;

import java.util.Arrays;
import org.genloss.data.Codes;
import org.genloss.data.Corpus;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;

/** How often each category occurred. */
final class CountTally implements Tally {
    private final Categorical learner;
    private Codes.Dictionary dictionary;
    private double[] counts = new double[0];
    private long items;
    private double weight;

    CountTally(Categorical learner) {
        this.learner = learner;
    }

    @Override
    public void add(Corpus corpus) {
        if (Corpora.size(corpus) == 0) {
            return;
        }
        Codes codes = Codes.of(Weighted.plain(corpus));
        dictionary = dictionary == null ? codes.dictionary() : dictionary.with(codes.dictionary());
        counts = Arrays.copyOf(counts, dictionary.size());
        int[] place = new int[codes.dictionary().size()];
        Arrays.setAll(place, i -> dictionary.code(codes.dictionary().word(i)));
        double[] weights = Weighted.weights(corpus);
        for (int i = 0; i < weights.length; i++) {
            counts[place[codes.codes()[i]]] += weights[i];
            weight += weights[i];
        }
        items += weights.length;
    }

    @Override
    public void weigh(double total) {
        if (weight > 0) {
            double factor = total / weight;
            Arrays.setAll(counts, i -> counts[i] * factor);
            weight = total;
        }
    }

    @Override
    public GenerativeModel fit(GenerativeModel previous, Seed seed) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException(
                    items == 0 ? "categorical needs at least one row" : "the weights of all " + items + " items are 0");
        }
        double unit = items / weight;
        return learner.law(dictionary, Arrays.stream(counts).map(c -> c * unit).toArray());
    }
}
