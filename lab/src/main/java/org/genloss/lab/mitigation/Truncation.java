package org.genloss.lab.mitigation;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.shelf.Shelf;

/**
 * Keeps the items with the largest values of a column, or the texts with the most words: selection by quality, with these as the quality.
 *
 * @param keep share of the drawn items that is kept, above 0 and at most 1
 * @param column number of the numeric column, from 1; without effect for texts
 */
@Shelf(Mitigation.class)
public record Truncation(double keep, int column) implements Mitigation {
    public Truncation {
        if (!(keep > 0 && keep <= 1)) {
            throw new IllegalArgumentException("truncation.keep needs to be above 0 and at most 1, got " + keep);
        }
        if (column < 1) {
            throw new IllegalArgumentException("truncation.column needs to be at least 1, got " + column);
        }
    }

    public Truncation() {
        this(0.5, 1);
    }

    @Override
    public Card card() {
        return Card.of("truncation", "Keep the best by value")
                .says(
                        "Of what a model draws, only the items with the largest values of a column, or the longest texts, are trained on.")
                .formula(
                        "the n largest of ceil(n / keep) draws; for a Gaussian and keep = 1/2 each round multiplies the "
                                + "variance by 1 - 2/pi and moves the mean by sqrt(2/pi) sd")
                .undefinedWhen("the column is not numeric")
                .source(
                        "truncation selection: Lush 1937, Animal Breeding Plans; Alemohammad et al. 2023, arXiv:2307.01850");
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT || Scores.numeric(schema, column);
    }

    @Override
    public int wanted(int items) {
        return (int) Math.ceil(items / keep);
    }

    /** Ties go to the item drawn first; the items kept stay in the order in which they were drawn. Empty cells come last. */
    @Override
    public Corpus apply(Offer offer, Seed seed) {
        double[] values = Scores.values(offer.data(), column);
        int[] kept = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> Double.isNaN(values[i]) ? Double.POSITIVE_INFINITY : -values[i]))
                .limit(Math.min(offer.items(), Math.round(keep * values.length)))
                .mapToInt(i -> i)
                .sorted()
                .toArray();
        return Corpora.pick(offer.data(), kept);
    }
}
