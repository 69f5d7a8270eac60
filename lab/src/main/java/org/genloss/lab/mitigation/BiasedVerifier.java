package org.genloss.lab.mitigation;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.lab.Corpora;
import org.genloss.lab.Mitigation;
import org.genloss.lab.Offer;
import org.genloss.shelf.Shelf;

/**
 * A verifier with an opinion of its own: a draw is kept the more likely the closer it lies to what the verifier holds to be right. In the
 * long run the models come to the verifier's centre, whatever the truth is.
 *
 * @param centre what the verifier holds to be right, a number
 * @param width how far off it tolerates, above 0: a draw that far off is kept with chance 0.61, twice as far with 0.14
 * @param column number of the numeric column, from 1
 * @param tries draws made for each item wanted, at least 1; where fewer are kept the next fit has fewer items
 */
@Shelf(Mitigation.class)
public record BiasedVerifier(String centre, double width, int column, int tries) implements Mitigation {
    public BiasedVerifier {
        if (!finite(centre)) {
            throw new IllegalArgumentException("biased-verifier.centre needs to be a number, got " + centre);
        }
        if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("biased-verifier.width needs to be above 0, got " + width);
        }
        if (column < 1) {
            throw new IllegalArgumentException("biased-verifier.column needs to be at least 1, got " + column);
        }
        if (tries < 1) {
            throw new IllegalArgumentException("biased-verifier.tries needs to be at least 1, got " + tries);
        }
    }

    public BiasedVerifier() {
        this("0", 3, 1, 4);
    }

    private static boolean finite(String number) {
        try {
            return Double.isFinite(Double.parseDouble(number));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The centre as a number. */
    public double about() {
        return Double.parseDouble(centre);
    }

    @Override
    public Card card() {
        return Card.of("biased-verifier", "A verifier with its own centre")
                .says("Draws are kept the more likely the closer they lie to what a verifier holds to be right.")
                .formula(
                        "kept with chance exp(-(x-c)^2 / (2 h^2)); N(m, v) becomes N((m h^2 + c v)/(v + h^2), v h^2/(v + h^2))")
                .undefinedWhen("the column is not numeric")
                .source("Yi et al. 2025, arXiv:2510.16657");
    }

    @Override
    public boolean fits(Schema schema) {
        return Scores.numeric(schema, column);
    }

    @Override
    public int wanted(int items) {
        return (int) Math.min(Integer.MAX_VALUE / 2, (long) items * (tries));
    }

    @Override
    public Corpus apply(Offer offer, Seed seed) {
        UniformRandomProvider random = seed.random();
        double about = about();
        double[] values = Scores.values(offer.data(), column);
        return Corpora.pick(
                offer.data(),
                IntStream.range(0, values.length)
                        .filter(i -> {
                            double z = (values[i] - about) / width;
                            return random.nextDouble() < Math.exp(-z * z / 2);
                        })
                        .limit(offer.items())
                        .toArray());
    }
}
