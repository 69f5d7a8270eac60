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

        /** The worst of several: one that disagrees, else one that is undecided; that they agree where all do. */
        static Status worst(List<Status> all) {
            return all.contains(DISAGREES) ? DISAGREES : all.contains(UNDECIDED) ? UNDECIDED : AGREES;
        }
    }

    /** What came out of one claim. */
    public sealed interface Figure {
        /** The claim in words. */
        String says();

        /** What is published: a number with its form, or an order. */
        String expected();

        /** Independent chains behind it; the fewest where its readings have different numbers. */
        int replicates();

        Status status();
    }

    /**
     * A number.
     *
     * @param ours our figure
     * @param interval 95 % interval of our figure over replicates; empty where there is no spread
     * @param status agrees within 4 standard errors, and the tolerance of the form
     */
    public record Number(
            String says, String expected, double ours, Optional<Interval> interval, int replicates, Status status)
            implements Figure {}

    /**
     * An order.
     *
     * @param readings what is ordered, each with its mean
     * @param steps one a sign of the order
     * @param differs why it disagrees where that is understood; empty where it does not disagree, or is not understood
     */
    public record Order(
            String says, String expected, List<Reading> readings, List<Step> steps, int replicates, String differs)
            implements Figure {
        public Order {
            readings = List.copyOf(readings);
            steps = List.copyOf(steps);
        }

        @Override
        public Status status() {
            return Status.worst(steps.stream().map(Step::status).toList());
        }
    }

    /**
     * A reading that an order is about.
     *
     * @param name as the order has it
     * @param mean over replicates
     * @param interval 95 % interval of the mean
     */
    public record Reading(String name, double mean, Interval interval) {}

    /**
     * One sign of an order.
     *
     * @param says the two readings and the sign between them
     * @param difference the greater side less the smaller one, as claimed: above 0 where the claim holds
     * @param interval of the difference over replicates, at {@link Orders#ERROR} for all the steps of the order together
     */
    public record Step(String says, double difference, Interval interval, Status status) {}

    public Outcome {
        figures = List.copyOf(figures);
    }

    /** The worst of the claims. */
    public Status status() {
        return figures.isEmpty()
                ? Status.CANNOT
                : Status.worst(figures.stream().map(Figure::status).toList());
    }

    /** Whether something disagrees and nobody knows why: a sign that the installation, or genloss, is wrong. */
    public boolean unexplained() {
        return figures.stream()
                .anyMatch(figure -> figure.status() == Status.DISAGREES
                        && !(figure instanceof Order order && !order.differs().isEmpty()));
    }
}
