package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Share of the reference's words that the candidate uses, and what chance leaves of them. */
@Shelf(Metric.class)
public final class TypeCoverage implements Metric {
    private static final Card CARD = Card.of("type-coverage", "Words kept")
            .says(
                    "Share of the reference's different words that the generation uses at all. No second sample uses all of them:"
                            + " beside it stands what random labels of the same groups would keep.")
            .formula(
                    "|{w: c_ref(w) > 0 and c_can(w) > 0}| / |{w: c_ref(w) > 0}|; by chance: sum_w P(in both) / sum_w P(in reference),"
                            + " hypergeometric over groups")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen("a side has no words")
            .source("Hurlbert 1971");

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
        String why = TextValues.tooShort(sides, 1);
        if (!why.isEmpty()) {
            return List.of(new Value.Undefined("words", why), new Value.Undefined("words, by chance", why));
        }
        double expected = GroupCounts.expectedKept(sides);
        return List.of(
                new Value.Of("words", kept(sides)), Value.of("words, by chance", expected, "no word of the reference"));
    }

    private static double kept(Sides sides) {
        Counts reference = sides.reference().get(new Counts.Of(1));
        Counts candidate = sides.candidate().get(new Counts.Of(1));
        long kept = GroupCounts.sharedSingles(sides);
        long all = reference.singles();
        for (int w = 0; w < reference.perType().length; w++) {
            if (reference.perType()[w] > 0) {
                all++;
                kept += candidate.perType()[w] > 0 ? 1 : 0;
            }
        }
        return (double) kept / all;
    }
}
