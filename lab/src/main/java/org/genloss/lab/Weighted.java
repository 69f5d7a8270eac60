package org.genloss.lab;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Schema;

/**
 * Items of which some count more than others.
 *
 * @param base the items, in an order that is the same at every call
 * @param weights one an item, 0 or more; only their proportions matter to what is fitted. Not copied and not written to
 */
public record Weighted(Corpus base, double[] weights) implements Corpus {
    public Weighted {
        if (base instanceof Weighted) {
            throw new IllegalArgumentException("weights of weighted items: multiply them first");
        }
        if (Corpora.size(base) != weights.length) {
            throw new IllegalArgumentException(weights.length + " weights for " + Corpora.size(base) + " items");
        }
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a weight needs to be 0 or more, got " + weight);
            }
        }
    }

    /** The items of a corpus without their weights. */
    public static Corpus plain(Corpus corpus) {
        return corpus instanceof Weighted weighted ? weighted.base : corpus;
    }

    /** The weights of a corpus; 1 an item where it has none. */
    public static double[] weights(Corpus corpus) {
        if (corpus instanceof Weighted weighted) {
            return weighted.weights;
        }
        double[] ones = new double[Corpora.size(corpus)];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * The items of a weight above 0, their weights with a sum of as many as there were items in all: so an item of weight 2 counts as two, where the
     * mean is 1. A corpus without weights is given back as it is.
     *
     * @throws IllegalArgumentException where all weights are 0
     */
    public static Corpus counted(Corpus corpus) {
        if (!(corpus instanceof Weighted weighted)) {
            return corpus;
        }
        double sum = Arrays.stream(weighted.weights).sum();
        if (!(sum > 0)) {
            throw new IllegalArgumentException("the weights of all " + weighted.weights.length + " items are 0");
        }
        int[] kept = IntStream.range(0, weighted.weights.length)
                .filter(i -> weighted.weights[i] > 0)
                .toArray();
        double each = weighted.weights.length / sum;
        return new Weighted(
                Corpora.pick(weighted.base, kept),
                Arrays.stream(kept).mapToDouble(i -> weighted.weights[i] * each).toArray());
    }

    /** The items with their weights, all multiplied by one number so that they sum to the total. */
    public static Corpus summing(Corpus corpus, double total) {
        double[] weights = weights(corpus);
        double factor = total / Arrays.stream(weights).sum();
        return new Weighted(
                plain(corpus),
                Arrays.stream(weights).map(weight -> weight * factor).toArray());
    }

    @Override
    public Schema schema() {
        return base.schema();
    }

    @Override
    public Stream<Item> items() {
        return base.items();
    }
}
