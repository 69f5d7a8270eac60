package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Chao's estimate of all words of a source, candidate over reference. */
@Shelf(Metric.class)
public final class Chao1 implements Metric {
    private static final Card CARD = Card.of("chao1", "Vocabulary of the source")
            .says(
                    "How many different words the source of the texts knows at least, those that did not occur yet included,"
                            + " against the reference at as many words.")
            .formula(
                    "V + f1 (f1 - 1)/(2 (f2 + 1)), V different words, f1 of them used once and f2 twice; generation over"
                            + " reference, the larger side rarefied to the smaller side's words")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("a side has no words")
            .source("Chao 1984, bias-corrected form");

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
        return AtEqualWords.ratio(sides, Chao1::richness, "a side has no words");
    }

    /** Different words, the unseen ones included. */
    static double richness(Frequencies words) {
        double once = words.occurring(1);
        return words.types() + Math.max(0, once * (once - 1)) / (2 * (words.occurring(2) + 1));
    }
}
