package org.genloss.metric.text;

import static org.genloss.metric.text.TextValues.spectrum;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Pooled distinct-n at equal token counts, candidate over reference. */
@Shelf(Metric.class)
public final class DistinctNgrams implements Metric {
    private static final Card CARD = Card.of("distinct-ngrams", "Distinct words")
            .says(
                    "How many different words, and runs of 2 to 4 words, a text of this length holds, as a share of what the reference holds.")
            .formula(
                    "E[types of the generation among m n-grams] / E[types of the reference among m n-grams], m = the smaller side's"
                            + " n-grams; E is hypergeometric: sum over types 1 - C(N-f, m)/C(N, m); n-grams never cross texts")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("no text of a side has n words")
            .source("Li et al. 2016 (distinct-n); Hurlbert 1971 (rarefaction)");

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
        return TextValues.perOrder(1, n -> compare(sides, n));
    }

    private static Value compare(Sides sides, int n) {
        Spectrum reference = spectrum(sides.reference(), n);
        Spectrum candidate = spectrum(sides.candidate(), n);
        long m = Math.min(reference.tokens(), candidate.tokens());
        Value.Levels types = new Value.Levels(reference.expectedTypes(m), candidate.expectedTypes(m));
        return types.ratio(Ngrams.subject(n), TextValues.tooShort(sides, n));
    }

    /** Distinct-n of some documents: types over tokens of their n-grams; NaN where there is none. */
    public static double of(List<String> documents, int n) {
        Spectrum spectrum = Spectrum.of(documents, n);
        return (double) spectrum.types() / spectrum.tokens();
    }
}
