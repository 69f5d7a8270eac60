package org.genloss.lab.mitigation;

import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.lab.Weighted;
import org.genloss.shelf.Shelf;

/** Turns weights into items: as many items as there are, chosen with replacement in proportion to their weights. Data without weights stays as it is. */
@Shelf(Mitigation.class)
public record Resample() implements Mitigation {
    @Override
    public Card card() {
        return Card.of("resample", "Resample by weight")
                .says(
                        "Items with weights are chosen anew, the heavier the more often, so that any learner can use them.")
                .formula("n draws with replacement, P(i) = w_i / sum w")
                .undefinedWhen("all weights are 0")
                .source("importance resampling: Rubin 1988; Drayson et al. 2025, arXiv:2502.15654");
    }

    @Override
    public boolean fits(Schema schema) {
        return true;
    }

    @Override
    public Stage stage() {
        return Stage.TRAINING;
    }

    @Override
    public boolean settles() {
        return true;
    }

    @Override
    public Corpus apply(Offer offer, Seed seed) {
        if (!(offer.data() instanceof Weighted weighted)) {
            return offer.data();
        }
        double[] weights = weighted.weights();
        double[] cumulative = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            cumulative[i] = sum;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("resample needs a weight above 0, and all " + weights.length + " are 0");
        }
        UniformRandomProvider random = seed.random();
        int[] chosen = new int[weights.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = first(cumulative, random.nextDouble() * sum);
        }
        return Corpora.pick(weighted.base(), chosen);
    }

    /** The first place whose cumulative weight is above x: never one of weight 0. */
    private static int first(double[] cumulative, double x) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
