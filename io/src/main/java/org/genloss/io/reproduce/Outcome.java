package org.genloss.io.reproduce;

import java.util.List;
import java.util.Optional;
import org.genloss.metric.Interval;

/**
 * What came out of one published result.
 *
 * @param published the result
 * @param figures one a claim, in their order; empty where it cannot be run here
 */
public record Outcome(Published published, List<Figure> figures) {
    /** How our figure stands to the published one. */
    public enum Status {
        AGREES("agrees"),
        DISAGREES("disagrees"),
        UNDECIDED("undecided"),
        CANNOT("cannot be run here");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One claim.
     *
     * @param says the claim in words
     * @param expected what is published: a number, or the order in words
     * @param ours our figure; for an order the ratio of the two readings
     * @param interval 95 % interval of our figure over replicates; empty where there is no spread
     * @param replicates independent chains behind it
     * @param status agrees within 4 standard errors (and the tolerance of the form); an order holds or fails by 4 standard errors
     */
    public record Figure(
            String says, String expected, double ours, Optional<Interval> interval, int replicates, Status status) {}

    public Outcome {
        figures = List.copyOf(figures);
    }

    /** The worst of the claims. */
    public Status status() {
        if (figures.isEmpty()) {
            return Status.CANNOT;
        }
        for (Status status : List.of(Status.DISAGREES, Status.UNDECIDED)) {
            if (figures.stream().anyMatch(f -> f.status() == status)) {
                return status;
            }
        }
        return Status.AGREES;
    }
}
