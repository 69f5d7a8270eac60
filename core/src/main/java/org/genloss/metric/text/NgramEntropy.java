package org.genloss.metric.text;

import static org.genloss.metric.text.TextValues.spectrum;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Entropy of n-grams with the correction of Miller and Madow, candidate minus reference. */
@Shelf(Metric.class)
public final class NgramEntropy implements Metric {
    private static final Card CARD = Card.of("ngram-entropy", "Change in word entropy")
            .says(
                    "How evenly words, and runs of 2 to 4 words, are used, generation minus reference. One bit less: as if half of them were gone.")
            .formula("H = -sum p log2 p + (V-1)/(2 N ln 2); generation minus reference")
            .unit(Card.Unit.BITS)
            .harm(Card.Harm.LESS)
            .unchangedAt(0)
            .undefinedWhen("no text of a side has n words")
            .source("Shannon 1948; Miller 1955");

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
        return TextValues.perOrder(1, n -> {
            double to = spectrum(sides.candidate(), n).entropyMillerMadow();
            double from = spectrum(sides.reference(), n).entropyMillerMadow();
            return new Value.Levels(from, to).difference(Ngrams.subject(n), TextValues.tooShort(sides, n));
        });
    }

    /** Corrected entropy of the n-grams of some documents, bits; NaN where there is none. */
    public static double of(List<String> documents, int n) {
        return Spectrum.of(documents, n).entropyMillerMadow();
    }
}
