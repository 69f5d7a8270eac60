package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.profile.View;
import org.genloss.shelf.Shelf;

/** Mean and spread of the texts' lengths, candidate over reference. */
@Shelf(Metric.class)
public final class DocumentLength implements Metric {
    private static final Card CARD = Card.of("document-length", "Length of texts")
            .says("How long the texts are, in words, and how much their lengths vary, against the reference.")
            .formula("mean: mean words a text, generation over reference; spread: standard deviation (n-1) of the same")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.AWAY_FROM_ONE)
            .from(0)
            .unchangedAt(1)
            .undefinedWhen(
                    "a side has no words (mean), or fewer than two texts or all of one length in the reference (spread)")
            .source("Shaib et al. 2024 (length beside every measure of diversity)");

    /** Mean and standard deviation of lengths in words; the deviation is NaN under two documents. */
    public record Moments(double mean, double sd) {
        /** Over the documents of a view. */
        public record Of() implements View.Tally<Moments> {
            @Override
            public Moments tally(View view) {
                Tokens.Coded tokens = view.pool().get(new Tokens());
                int[] lengths = new int[view.items().length];
                for (int i = 0; i < lengths.length; i++) {
                    lengths[i] = tokens.length(view.items()[i]);
                }
                return Moments.of(lengths);
            }
        }

        /** Two passes, so that large offsets do no harm. */
        public static Moments of(int[] lengths) {
            double mean = 0;
            for (int length : lengths) {
                mean += (double) length / lengths.length;
            }
            double squares = 0;
            for (int length : lengths) {
                squares += (length - mean) * (length - mean);
            }
            return new Moments(mean, lengths.length < 2 ? Double.NaN : Math.sqrt(squares / (lengths.length - 1)));
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
        Moments reference = sides.reference().get(new Moments.Of());
        Moments candidate = sides.candidate().get(new Moments.Of());
        double spread = reference.sd() < 1e-9 * reference.mean() ? Double.NaN : candidate.sd() / reference.sd();
        double mean = candidate.mean() == 0 ? Double.NaN : candidate.mean() / reference.mean();
        return List.of(
                new Value.Levels(reference.mean(), candidate.mean()).told("mean", mean, "a side has no words"),
                new Value.Levels(reference.sd(), candidate.sd())
                        .told(
                                "spread",
                                spread,
                                "spread needs two texts a side and lengths that differ in the reference"));
    }
}
