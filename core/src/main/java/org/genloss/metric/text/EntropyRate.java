package org.genloss.metric.text;

import static org.genloss.metric.text.TextValues.spectrum;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** Entropy of a word after the n-1 words before it, candidate minus reference. */
@Shelf(Metric.class)
public final class EntropyRate implements Metric {
    private static final Card CARD = Card.of("entropy-rate", "Change in surprise of the next word")
            .says(
                    "How uncertain the next word is after the 1 to 3 words before it, generation minus reference: below 0 it is easier to guess. Small samples look"
                            + " predictable, more so after more words: compare with the floor, not with zero.")
            .formula("h_n = H_n - H_(n-1), plug-in entropies in bits, n = 2 to 4; generation minus reference")
            .unit(Card.Unit.BITS)
            .harm(Card.Harm.LESS)
            .unchangedAt(0)
            .undefinedWhen("no text of a side has n words")
            .source("Shannon 1951");

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
        return TextValues.perOrder(
                2,
                n -> new Value.Levels(rate(sides.reference(), n), rate(sides.candidate(), n))
                        .difference("word after " + (n - 1), TextValues.tooShort(sides, n)));
    }

    private static double rate(View side, int n) {
        return spectrum(side, n).entropy() - spectrum(side, n - 1).entropy();
    }

    /** H_n - H_(n-1) of the n-grams of some documents, bits, with H_0 = 0; NaN where there is none. */
    public static double of(List<String> documents, int n) {
        return Spectrum.of(documents, n).entropy()
                - (n == 1 ? 0 : Spectrum.of(documents, n - 1).entropy());
    }
}
