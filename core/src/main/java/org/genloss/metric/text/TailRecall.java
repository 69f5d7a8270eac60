package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Share of the reference's rare words that the candidate uses, and what chance leaves of them. */
@Shelf(Metric.class)
public final class TailRecall implements Metric {
    private static final int LEAST = 2;
    private static final int MOST = 5;
    private static final Card CARD = Card.of("tail-recall", "Rare words kept")
            .says(
                    "Share of the words found in 2 to 5 groups of the reference that the generation uses at all. A faithful sample misses"
                            + " rare words too: beside it stands what random labels of the same groups would keep.")
            .formula(
                    "|{w in T: b(w) > 0}| / |T|, T = {w: 2 <= a(w) <= 5}, a and b = groups of reference and generation that contain w;"
                            + " by chance: sum_w P(w in T and b > 0) / sum_w P(w in T), hypergeometric over groups")
            .unit(Card.Unit.SHARE)
            .ofTheTail()
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .unchangedAt(1)
            .undefinedWhen("no word is in 2 to 5 groups of the reference")
            .source("Shumailov et al. 2024, Nature 631:755; Hurlbert 1971");

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
            return List.of(new Value.Undefined("rare words", why), new Value.Undefined("rare words, by chance", why));
        }
        String none = "no word is in 2 to 5 groups of the reference";
        return List.of(
                Value.of("rare words", kept(sides), none),
                Value.of("rare words, by chance", GroupCounts.expectedKept(sides, LEAST, MOST), none));
    }

    private static double kept(Sides sides) {
        int[] reference = sides.reference().get(new GroupCounts.Of());
        int[] candidate = sides.candidate().get(new GroupCounts.Of());
        int rare = 0;
        int kept = 0;
        for (int w = 0; w < reference.length; w++) {
            if (reference[w] >= LEAST && reference[w] <= MOST) {
                rare++;
                kept += candidate[w] > 0 ? 1 : 0;
            }
        }
        return (double) kept / rare;
    }
}
