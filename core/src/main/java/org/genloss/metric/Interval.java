package org.genloss.metric;

import org.genloss.catalog.Range;

/** A closed interval of numbers. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    /** The part of it that is possible; the nearest possible value where none of it is. */
    public Interval within(Range range) {
        return new Interval(range.clamp(low), range.clamp(high));
    }

    public boolean contains(double x) {
        return low <= x && x <= high;
    }
}
