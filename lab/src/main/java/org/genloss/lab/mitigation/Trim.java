package org.genloss.lab.mitigation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Erf;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.shelf.Shelf;

/**
 * Quality trimming: only draws that are nothing out of the ordinary are trained on. Draws are compared with the mean and the standard
 * deviation of all of their round; for texts their number of words is.
 *
 * @param within c, standard deviations from the mean within which each column has to lie, above 0
 */
@Shelf(Mitigation.class)
public record Trim(double within) implements Mitigation {
    /** Draws for one item wanted at most, however few lie within. */
    private static final double MOST = 100;

    public Trim {
        if (!(within > 0 && within < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("trim.within needs to be above 0, got " + within);
        }
    }

    public Trim() {
        this(2);
    }

    @Override
    public Card card() {
        return Card.of("trim", "Trim what is unusual")
                .says("Of what a model draws, items far from the mean are left out.")
                .formula(
                        "kept where |x - m| < c sd in every column; a Gaussian's variance is multiplied by 1 - 2c phi(c) / (2 Phi(c) - 1)")
                .undefinedWhen("a column is not numeric")
                .source("Alemohammad et al. 2023, arXiv:2307.01850; Marchi et al. 2024, arXiv:2404.02325");
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT
                || IntStream.rangeClosed(1, schema.width()).allMatch(column -> Scores.numeric(schema, column));
    }

    /** As many as leave that many of a Gaussian's draws on the line. */
    @Override
    public int wanted(int items) {
        return (int) Math.ceil(items * Math.min(MOST, 1 / Erf.value(within / Math.sqrt(2))));
    }

    @Override
    public Corpus apply(Offer offer, Seed seed) {
        Corpus data = offer.data();
        boolean[] kept = new boolean[Corpora.size(data)];
        Arrays.fill(kept, true);
        int columns =
                data.schema().kind() == Schema.Kind.TEXT ? 1 : data.schema().width();
        for (int column = 1; column <= columns; column++) {
            mark(Scores.values(data, column), kept);
        }
        return Corpora.pick(
                data,
                IntStream.range(0, kept.length)
                        .filter(i -> kept[i])
                        .limit(offer.items())
                        .toArray());
    }

    /** Values that are all alike are none of them unusual. */
    private void mark(double[] values, boolean[] kept) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0);
        double reach = within * Math.sqrt(variance);
        for (int i = 0; i < values.length; i++) {
            kept[i] &= Math.abs(values[i] - mean) < reach || variance == 0;
        }
    }
}
