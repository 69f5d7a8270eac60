package org.genloss.catalog;

/**
 * The values a number can take: a closed interval, an end infinite where there is none.
 *
 * @param low smallest possible value
 * @param high largest possible value
 * @param words the same for readers: "0 to 1"
 */
public record Range(double low, double high, String words) {
    /** Every number. */
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "any");

    public Range {
        if (!(low < high)) {
            throw new IllegalArgumentException("a range from " + low + " to " + high);
        }
    }

    /** From low to high. */
    public static Range of(int low, int high) {
        return new Range(low, high, low + " to " + high);
    }

    /** From low upwards. */
    public static Range from(int low) {
        return new Range(low, Double.POSITIVE_INFINITY, low + " and more");
    }

    /** The same interval in other words, for an end that depends on the data. */
    public Range called(String text) {
        return new Range(low, high, text);
    }

    public boolean contains(double x) {
        return low <= x && x <= high;
    }

    /** The nearest possible value. */
    public double clamp(double x) {
        return Math.max(low, Math.min(high, x));
    }
}
