package org.genloss.metric.text;

import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** Mean distinct-n of the single texts, candidate over reference. */
@Shelf(Metric.class)
public final class DistinctPerDocument implements Metric {
    private static final Card CARD = Card.of("distinct-per-document", "Distinct within a text")
            .says(
                    "How much a text varies in itself: the share of its words, and of its runs of 2 to 4 words, that are different,"
                            + " against the same in the reference. Longer texts repeat more: read it beside their length.")
            .formula(
                    "mean over texts of types/tokens of its n-grams (texts of at least n words), generation over reference")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.LESS)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen("no text of a side has n words")
            .source("Li et al. 2016");

    /** Mean distinct-n over the documents of a view that have an n-gram; NaN where none has. */
    record Mean(int n) implements View.Tally<Double> {
        @Override
        public Double tally(View view) {
            return mean(view.pool().get(new Ngrams(n)), view.items());
        }
    }

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
        Mean mean = new Mean(n);
        return new Value.Levels(sides.reference().get(mean), sides.candidate().get(mean))
                .ratio(Ngrams.subject(n), TextValues.tooShort(sides, n));
    }

    /** Mean of the documents' distinct-n; NaN where no document has n words. */
    public static double of(List<String> documents, int n) {
        return mean(
                Ngrams.of(Tokens.of(documents), n),
                IntStream.range(0, documents.size()).toArray());
    }

    private static double mean(Ngrams.Coded coded, int[] documents) {
        double sum = 0;
        int counted = 0;
        for (int d : documents) {
            int total = coded.total()[d];
            if (total > 0) {
                sum += (double) coded.distinct(d) / total;
                counted++;
            }
        }
        return sum / counted;
    }
}
