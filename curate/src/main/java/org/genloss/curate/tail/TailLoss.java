package org.genloss.curate.tail;

import org.genloss.metric.Interval;

/**
 * What a step removes of the tail and of the body of a source.
 *
 * <p>The ratio of the two removal rates has an interval of 95 % on the logarithmic scale (Katz et al. 1978): {@code ln R +- 1.96 sqrt(1/a - 1/m + 1/b - 1/n)} for a of m and b of n
 * removed. Where a or b is 0, one half is added to each count (Pettigrew, Gart and Thomas 1986), and the interval of a = 0 begins at 0. Items count as independent: copies of each other make
 * the interval too narrow.
 *
 * @param step its name
 * @param source its name
 * @param tail items of the tail that reach the step
 * @param tailRemoved those that it removes
 * @param body items of the body that reach it
 * @param bodyRemoved those that it removes
 */
public record TailLoss(String step, String source, long tail, long tailRemoved, long body, long bodyRemoved) {
    private static final double Z = 1.959963984540054;

    /** Whether the tail loses too much. */
    public enum Verdict {
        /** The whole interval is at or below the factor. */
        WITHIN,
        /** The factor is inside the interval. */
        UNDECIDED,
        /** The whole interval is above the factor. */
        BEYOND,
        /** Nothing is removed, or the tail or the body is empty. */
        NOTHING
    }

    public TailLoss {
        if (tailRemoved < 0 || bodyRemoved < 0 || tailRemoved > tail || bodyRemoved > body) {
            throw new IllegalArgumentException("no more is removed than is there, got " + tailRemoved + " of " + tail
                    + " and " + bodyRemoved + " of " + body);
        }
    }

    /** Share of the tail that goes; NaN where there is none. */
    public double tailRate() {
        return (double) tailRemoved / tail;
    }

    /** Share of the body that goes; NaN where there is none. */
    public double bodyRate() {
        return (double) bodyRemoved / body;
    }

    /** The first rate by the second; infinite where only the tail loses, NaN where neither does or one is empty. */
    public double ratio() {
        return tailRate() / bodyRate();
    }

    /** Whether there is a ratio to judge. */
    public boolean defined() {
        return tail > 0 && body > 0 && tailRemoved + bodyRemoved > 0;
    }

    /** The interval of the ratio. @throws IllegalStateException where there is no ratio */
    public Interval interval() {
        if (!defined()) {
            throw new IllegalStateException("nothing is removed, or there is no tail or no body");
        }
        double half = tailRemoved == 0 || bodyRemoved == 0 ? 0.5 : 0;
        double a = tailRemoved + half;
        double m = tail + half;
        double b = bodyRemoved + half;
        double n = body + half;
        double log = Math.log(a / m * n / b);
        double error = Z * Math.sqrt(Math.max(0, 1 / a - 1 / m + 1 / b - 1 / n));
        return new Interval(tailRemoved == 0 ? 0 : Math.exp(log - error), Math.exp(log + error));
    }

    /** The verdict on a factor that the ratio should not exceed. */
    public Verdict verdict(double factor) {
        if (!defined()) {
            return Verdict.NOTHING;
        }
        Interval interval = interval();
        return interval.high() <= factor
                ? Verdict.WITHIN
                : interval.low() > factor ? Verdict.BEYOND : Verdict.UNDECIDED;
    }

    /** The fewest items of the tail that must be given back so that the ratio itself is at most the factor. */
    public long back(double factor) {
        if (tail == 0 || body == 0) {
            return 0;
        }
        long allowed = (long) Math.floor(factor * bodyRemoved * (double) tail / body * (1 + 1e-12));
        return Math.max(0, tailRemoved - allowed);
    }
}
