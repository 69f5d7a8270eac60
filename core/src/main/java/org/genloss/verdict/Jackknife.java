package org.genloss.verdict;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.genloss.catalog.Card;
import org.genloss.metric.Interval;

/** Delete-one intervals. */
final class Jackknife {
    static final int LEAST_FOLDS = 10;

    /** Replicates that differ from their value by less, beside it, differ by rounding. */
    private static final double ROUNDING = 1e-12;

    private Jackknife() {}

    /**
     * An interval, or why there is none.
     *
     * @param missing "no interval: ..."; empty where there is one
     */
    record Estimate(Optional<Interval> interval, String missing) {
        /** What a metric knows without replicates. */
        static Estimate known(Interval interval) {
            return new Estimate(Optional.of(interval), "");
        }

        static Estimate none(String why) {
            return new Estimate(Optional.empty(), "no interval: " + why);
        }
    }

    /**
     * Value and t times the jackknife error, t of 95 % with one degree of freedom less than folds. Shares, chances and other values that can
     * only lie between 0 and 1 are taken on the arcsine scale, which steadies the error of a proportion (Anscombe 1948). Distances are taken
     * as they are: near 0 they are lengths of what moved. Neither scale stretches without end towards 0 or 1, as log-odds do, where an error
     * larger than its value would say nothing. Ratios are taken on the log scale unless one is 0. The interval ends where the card's range
     * does. There is none where a replicate is undefined, there are too few folds, or all replicates are alike: then the jackknife sees no error, as with
     * nothing found among few, and an interval of no width would claim that there is none.
     */
    static Estimate estimate(Card card, double value, double[] replicates) {
        if (replicates.length < LEAST_FOLDS) {
            return Estimate.none(
                    "the data has fewer than " + LEAST_FOLDS + " parts to leave out; more groups would do");
        }
        long undefined = Arrays.stream(replicates).filter(Double::isNaN).count();
        if (undefined > 0) {
            return Estimate.none(
                    "without some parts of the data it is undefined (" + undefined + " of " + replicates.length + ")");
        }
        if (Arrays.stream(replicates).allMatch(x -> Math.abs(x - value) <= ROUNDING * Math.abs(value))) {
            return Estimate.none("it is the same without any of " + replicates.length + " parts of the data");
        }
        Scale scale = Scale.of(card, value, replicates);
        double[] on = Arrays.stream(replicates).map(scale::to).toArray();
        int m = on.length;
        double error = Quantiles.deviation(on) * (m - 1) / Math.sqrt(m);
        double half = TDistribution.of(m - 1).inverseCumulativeProbability(0.975) * error;
        double low = scale.from(scale.to(value) - half);
        double high = scale.from(scale.to(value) + half);
        return Double.isFinite(low) && Double.isFinite(high)
                ? new Estimate(
                        Optional.of(new Interval(Math.min(low, value), Math.max(high, value)).within(card.range())), "")
                : Estimate.none("its error is not finite");
    }

    private enum Scale {
        PLAIN,
        LOG,
        ARCSINE;

        static Scale of(Card card, double value, double[] replicates) {
            double least = Math.min(value, Arrays.stream(replicates).min().orElse(value));
            double most = Math.max(value, Arrays.stream(replicates).max().orElse(value));
            if (card.unit() == Card.Unit.RATIO || card.harm() == Card.Harm.AWAY_FROM_ONE) {
                return least > 0 ? LOG : PLAIN;
            }
            boolean bounded = card.range().low() == 0 && card.range().high() == 1 && least >= 0 && most <= 1;
            return bounded && card.unit() != Card.Unit.DISTANCE ? ARCSINE : PLAIN;
        }

        double to(double x) {
            return switch (this) {
                case PLAIN -> x;
                case LOG -> Math.log(x);
                case ARCSINE -> Math.asin(Math.sqrt(x));
            };
        }

        double from(double y) {
            return switch (this) {
                case PLAIN -> y;
                case LOG -> Math.exp(y);
                case ARCSINE -> Math.pow(Math.sin(Math.max(0, Math.min(Math.PI / 2, y))), 2);
            };
        }
    }
}
