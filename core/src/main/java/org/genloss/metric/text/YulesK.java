package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Yule's characteristic K, candidate over reference. */
@Shelf(Metric.class)
public final class YulesK implements Metric {
    private static final Card CARD = Card.of("yules-k", "Yule's K")
            .says(
                    "How strongly the words repeat: 10,000 times the chance that two words of the texts are the same, against the"
                            + " reference at as many words.")
            .formula(
                    "K = 10^4 (sum f^2/N^2 - 1/N), f the count of each word; generation over reference, the larger side rarefied"
                            + " to the smaller side's words")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has no words, or the reference repeats none")
            .source("Yule 1944; Tweedie and Baayen 1998")
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
        return AtEqualWords.ratio(sides, YulesK::of, "the reference repeats no word");
    }

    /** K of some words; NaN for none. */
    static double of(Frequencies words) {
        double n = words.tokens();
        return 1e4 * words.sum(f -> f * (f - 1)) / (n * n);
    }
}
