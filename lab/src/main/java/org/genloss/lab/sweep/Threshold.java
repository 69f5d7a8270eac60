package org.genloss.lab.sweep;

import java.util.OptionalDouble;
import org.genloss.metric.Interval;

/** Where a factor begins to cost more than is tolerated, or why nothing can be said. Values are values of the factor. */
public sealed interface Threshold {
    /**
     * The share kept crosses the tolerance within the range tried.
     *
     * @param at the value at which it does
     * @param interval 95 % interval of it, wholly within the range tried
     */
    record Found(double at, Interval interval) implements Threshold {}

    /** Every value tried keeps at least what is tolerated; 97.5 % sure. */
    record AllSafe() implements Threshold {}

    /** No value tried keeps as much as is tolerated; 97.5 % sure. */
    record AllHarmful() implements Threshold {}

    /**
     * The interval runs out of the range tried on one side or both, or there are too few replicates or values for any.
     *
     * @param at the best guess, where it is within the range
     * @param safeUntil the safe end of the interval, where it is within the range: up to here the tolerance is kept
     * @param harmfulFrom the harmful end of the interval, where it is within the range: beyond here it is not
     */
    record Undecided(OptionalDouble at, OptionalDouble safeUntil, OptionalDouble harmfulFrom) implements Threshold {}
}
