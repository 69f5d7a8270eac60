package org.genloss.verdict;

/** A closed interval of numbers. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    public boolean contains(double x) {
        return low <= x && x <= high;
    }
}
