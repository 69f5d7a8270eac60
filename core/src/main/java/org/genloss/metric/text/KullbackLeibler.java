package org.genloss.metric.text;

import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/** Kullback-Leibler divergence of the word distributions with half a count added everywhere, in both directions. */
@Shelf(Metric.class)
public final class KullbackLeibler implements Metric {
    private static final double ADDED = 0.5;
    private static final Card CARD = Card.of("kullback-leibler", "Divergence of word use")
            .says(
                    "What it costs to take one side's words for the other's. \"missed\" grows with what the reference says and the"
                            + " generation does not; \"added\" with the contrary.")
            .formula(
                    "sum p ln(p/q), p and q = (count + 0.5)/(total + 0.5 K), K = types of both sides together; missed: p = reference,"
                            + " q = generation; added: the other way round")
            .unit(Card.Unit.NATS)
            .harm(Card.Harm.MORE)
            .from(0)
            .unchangedAt(0)
            .undefinedWhen("a side has no words")
            .source("Kullback and Leibler 1951");

    /** KL(reference || candidate) and KL(candidate || reference), nats. */
    public record Both(double missed, double added) {}

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
        Both both = why.isEmpty() ? both(sides) : new Both(Double.NaN, Double.NaN);
        return List.of(Value.of("missed", both.missed, why), Value.of("added", both.added, why));
    }

    private static Both both(Sides sides) {
        Counts reference = sides.reference().get(new Counts.Of(1));
        Counts candidate = sides.candidate().get(new Counts.Of(1));
        long shared = GroupCounts.sharedSingles(sides);
        return new Sum(
                        reference.perType(),
                        candidate.perType(),
                        reference.singles() - shared,
                        candidate.singles() - shared,
                        shared)
                .both();
    }

    /** Both divergences of two distributions given as counts of the same types; types without a count on either side do not exist. */
    public static Both of(int[] reference, int[] candidate) {
        return new Sum(reference, candidate, 0, 0, 0).both();
    }

    /** Types by their counts, and types that occur once: in the reference only, in the candidate only, in both. */
    private record Sum(int[] reference, int[] candidate, long onceReference, long onceCandidate, long onceBoth) {
        Both both() {
            long types = onceReference + onceCandidate + onceBoth;
            double referenceTotal = onceReference + onceBoth;
            double candidateTotal = onceCandidate + onceBoth;
            for (int w = 0; w < reference.length; w++) {
                types += reference[w] > 0 || candidate[w] > 0 ? 1 : 0;
                referenceTotal += reference[w];
                candidateTotal += candidate[w];
            }
            double scale = (candidateTotal + ADDED * types) / (referenceTotal + ADDED * types);
            return new Both(
                    missed(Math.log(scale)) / (referenceTotal + ADDED * types),
                    added(-Math.log(scale)) / (candidateTotal + ADDED * types));
        }

        private double missed(double ln) {
            double sum = onceReference * part(1, 0, ln) + onceCandidate * part(0, 1, ln) + onceBoth * part(1, 1, ln);
            for (int w = 0; w < reference.length; w++) {
                if (reference[w] > 0 || candidate[w] > 0) {
                    sum += part(reference[w], candidate[w], ln);
                }
            }
            return sum;
        }

        private double added(double ln) {
            return new Sum(candidate, reference, onceCandidate, onceReference, onceBoth).missed(ln);
        }

        private static double part(int of, int to, double ln) {
            return (of + ADDED) * (Math.log((of + ADDED) / (to + ADDED)) + ln);
        }
    }
}
