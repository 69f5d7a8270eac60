package org.genloss.lab.learner;

import java.util.Arrays;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Tally;
import org.genloss.lab.Weighted;

/** How many numbers fell into each bin, where bins do not depend on the data. */
final class BinTally implements Tally {
    private final double[] edges;
    private final double[] counts;
    private Schema schema;
    private long items;
    private double weight;

    BinTally(double[] edges) {
        this.edges = edges;
        this.counts = new double[edges.length - 1];
    }

    @Override
    public void add(Corpus corpus) {
        if (Corpora.size(corpus) == 0) {
            return;
        }
        schema = schema == null ? corpus.schema() : schema;
        double[] x = Numbers.read(Weighted.plain(corpus), "histogram", 1).values();
        double[] weights = Weighted.weights(corpus);
        for (int i = 0; i < x.length; i++) {
            counts[HistogramModel.bin(edges, x[i])] += weights[i];
            weight += weights[i];
        }
        items += x.length;
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
                    items == 0
                            ? "histogram needs at least 1 items, got 0"
                            : "the weights of all " + items + " items are 0");
        }
        return new HistogramModel(schema, edges, Moments.shares(counts));
    }
}
