package org.genloss.metric.text;

import static org.genloss.metric.text.TextValues.spectrum;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Good-Turing unseen mass at equal token counts, candidate over reference. */
@Shelf(Metric.class)
public final class UnseenMass implements Metric {
    private static final Card CARD = Card.of("unseen-mass", "Words still to come")
            .says("The chance that one more word would be a new one, against the reference at the same number of words."
                    + " A source that has run out of words shows it here first.")
            .formula("E[words used once among m words]/m, generation over reference; m = the smaller side's words;"
                    + " E is hypergeometric: sum over types f C(N-f, m-1)/C(N, m)")
            .unit(Card.Unit.RATIO)
            .ofTheTail()
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has no words, or the reference uses no word once")
            .source("Good 1953");

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
        Spectrum reference = spectrum(sides.reference(), 1);
        Spectrum candidate = spectrum(sides.candidate(), 1);
        String why = TextValues.tooShort(sides, 1);
        if (!why.isEmpty()) {
            return List.of(new Value.Undefined(Ngrams.subject(1), why));
        }
        long m = Math.min(reference.tokens(), candidate.tokens());
        double to = candidate.expectedOnce(m);
        double from = reference.expectedOnce(m);
        return List.of(new Value.Levels(from / m, to / m)
                .told(Ngrams.subject(1), to / from, "the reference uses no word only once"));
    }

    /** f1/N of the n-grams of some documents: those that occur once over all; NaN where there is none. */
    public static double of(List<String> documents, int n) {
        return Spectrum.of(documents, n).unseenMass();
    }
}
