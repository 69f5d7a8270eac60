package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Simpson's D of words, candidate over reference. */
@Shelf(Metric.class)
public final class SimpsonsD implements Metric {
    private static final Card CARD = Card.of("simpsons-d", "Simpson's D of words")
            .says(
                    "The chance that two words of the texts, taken at random, are the same word, against the reference. It does"
                            + " not depend on how much text there is.")
            .formula(
                    "D = sum f(f-1)/(N(N-1)), f the count of each word; generation over reference, of the side with more words the"
                            + " expected counts at as many as the other has")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has no two words, or the reference repeats none")
            .source("Simpson 1949")
            .asked();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return TextValues.fits(schema);
    }

    @Override
    public List<Value> compare(Sides sides) {
        return AtEqualWords.ratio(sides, SimpsonsD::of, "a side has no two words, or the reference repeats none");
    }

    /** D of some words; NaN for fewer than two. */
    static double of(Frequencies words) {
        double n = words.tokens();
        return words.sum(f -> f * (f - 1)) / (n * (n - 1));
    }
}
