package org.genloss.metric.copying;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.text.Ngrams;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/**
 * Generated texts that have a long run of words in common with a real one.
 *
 * @param words length of a run, 2 to 50
 */
@Shelf(Metric.class)
public record CopiedRuns(int words) implements Metric {
    /** Subject of what the reference has. */
    public static final String REFERENCE = "from the reference";

    private static final List<String> SUBJECTS = List.of(REFERENCE, "from the holdout");
    private static final Card CARD = Card.of("copied-runs", "Texts with copied runs")
            .says(
                    "Share of the generation's texts with a long run of words that stands in a real text too. As many from the holdout without copying.")
            .formula(
                    "share of generated texts with a run of so many words that a text of that side has; words as between spaces;"
                            + " reference and holdout cut to the smaller one's number of texts; floor by exchanging the two")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .undefinedWhen("no holdout is given, or a side is empty")
            .source("Brown et al. 2020 (arXiv 2005.14165), runs of 13 words; Carlini et al. 2021 (arXiv 2012.07805)");

    public CopiedRuns {
        if (words < 2 || words > 50) {
            throw new IllegalArgumentException("words need to be 2 to 50, got " + words);
        }
    }

    public CopiedRuns() {
        this(13);
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TEXT;
    }

    @Override
    public boolean asksHoldout() {
        return true;
    }

    @Override
    public List<Value> compare(Sides sides) {
        if (sides.holdout().isEmpty()) {
            return Copying.undefined(SUBJECTS, Copying.NO_HOLDOUT);
        }
        View held = sides.holdout().get();
        int n = Math.min(sides.reference().items().length, held.items().length);
        int[] generated = sides.candidate().items();
        if (n == 0 || generated.length == 0) {
            return Copying.undefined(SUBJECTS, "a side is empty");
        }
        Ngrams.Coded runs = sides.pool().get(new Ngrams(words));
        return List.of(
                new Value.Of(SUBJECTS.get(0), share(runs, Vicinity.smallest(sides.reference(), n), generated)),
                new Value.Of(SUBJECTS.get(1), share(runs, Vicinity.smallest(held, n), generated)));
    }

    /** Share of generated documents that have a run of one of these. */
    static double share(Ngrams.Coded runs, int[] documents, int[] generated) {
        boolean[] known = new boolean[runs.types()];
        for (int d : documents) {
            for (int at = runs.start()[d]; at < runs.start()[d + 1]; at++) {
                known[runs.type()[at]] = true;
            }
        }
        int copied = 0;
        for (int d : generated) {
            boolean any = false;
            for (int at = runs.start()[d]; at < runs.start()[d + 1] && !any; at++) {
                any = known[runs.type()[at]];
            }
            copied += any ? 1 : 0;
        }
        return (double) copied / generated.length;
    }
}
