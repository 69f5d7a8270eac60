package org.genloss.metric.text;

import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Jensen-Shannon distance of the two word distributions. */
@Shelf(Metric.class)
public final class JensenShannon implements Metric {
    private static final Card CARD = Card.of("jensen-shannon", "Shift of word use")
            .says(
                    "How far the shares of all words are from those of the reference: 0 = the same, 1 = no word in common."
                            + " Two samples of one source are not at 0.")
            .formula("sqrt(JS), JS = 1/2 sum p log2(p/m) + 1/2 sum q log2(q/m), m = (p+q)/2")
            .unit(Card.Unit.DISTANCE)
            .harm(Card.Harm.MORE)
            .range(0, 1)
            .unchangedAt(0)
            .undefinedWhen("a side has no words")
            .source("Lin 1991; Endres and Schindelin 2003");

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
        Counts reference = sides.reference().get(new Counts.Of(1));
        Counts candidate = sides.candidate().get(new Counts.Of(1));
        double distance = distance(
                reference.perType(),
                candidate.perType(),
                new Ends(reference, candidate, GroupCounts.sharedSingles(sides)));
        return List.of(Value.of("words", distance, TextValues.tooShort(sides, 1)));
    }

    /** Distance of two distributions given as counts of the same types; NaN where a side has none. */
    public static double of(int[] reference, int[] candidate) {
        Ends ends = new Ends(
                Arrays.stream(reference).asLongStream().sum(),
                Arrays.stream(candidate).asLongStream().sum(),
                0);
        return distance(reference, candidate, ends);
    }

    /** Totals of the sides, and types beside the counted ones that both sides use once. */
    private record Ends(long reference, long candidate, long shared) {
        Ends(Counts reference, Counts candidate, long shared) {
            this(reference.total(), candidate.total(), shared);
        }
    }

    /** A type that only one side uses adds half its share to JS; the shares are taken as what common types leave over. */
    private static double distance(int[] reference, int[] candidate, Ends ends) {
        double common = ends.shared * term(1.0 / ends.reference, 1.0 / ends.candidate);
        long onlyReference = ends.reference - ends.shared;
        long onlyCandidate = ends.candidate - ends.shared;
        for (int w = 0; w < reference.length; w++) {
            if (reference[w] > 0 && candidate[w] > 0) {
                common += term((double) reference[w] / ends.reference, (double) candidate[w] / ends.candidate);
                onlyReference -= reference[w];
                onlyCandidate -= candidate[w];
            }
        }
        double js = (common + (double) onlyReference / ends.reference + (double) onlyCandidate / ends.candidate) / 2;
        return Math.sqrt(Math.max(0, js));
    }

    private static double term(double p, double q) {
        return (p * Math.log(2 * p / (p + q)) + q * Math.log(2 * q / (p + q))) / Math.log(2);
    }
}
