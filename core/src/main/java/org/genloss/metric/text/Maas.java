package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Maas' index of the vocabulary, candidate over reference. */
@Shelf(Metric.class)
public final class Maas implements Metric {
    private static final Card CARD = Card.of("maas", "Poverty of the vocabulary (Maas)")
            .says(
                    "How far the number of different words falls behind the number of words, on the log scale, against the"
                            + " reference at as many words: above 1 the vocabulary is poorer.")
            .formula(
                    "(ln N - ln V)/(ln N)^2, V different words among N; generation over reference, the larger side rarefied to"
                            + " the smaller side's words")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has fewer than two words, or the reference repeats none")
            .source("Maas 1972")
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
        return AtEqualWords.ratio(sides, Maas::of, "a side has fewer than two words, or the reference repeats none");
    }

    /** The index of some words; NaN for fewer than two. */
    static double of(Frequencies words) {
        double n = Math.log(words.tokens());
        return (n - Math.log(words.types())) / (n * n);
    }
}
