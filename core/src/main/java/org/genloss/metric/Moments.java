package org.genloss.metric;

/**
 * Count, mean and central sums up to the fourth power of numbers, in one pass, and of parts put together (Pébay 2008, SAND2008-6212). Nothing is
 * squared before the mean is off, so a common offset of a billion costs the spread no digits that the numbers still have.
 *
 * @param n how many
 * @param mean their mean; 0 where there are none
 * @param second sum of (x - mean)^2
 * @param third sum of (x - mean)^3
 * @param fourth sum of (x - mean)^4
 */
public record Moments(double n, double mean, double second, double third, double fourth) {
    /** Of no number. */
    public static final Moments NONE = new Moments(0, 0, 0, 0, 0);

    /** Of some numbers. */
    public static Moments of(double... numbers) {
        Moments all = NONE;
        for (double x : numbers) {
            all = all.with(x, 1);
        }
        return all;
    }

    /** With a number as often as wanted. */
    public Moments with(double x, double times) {
        return merge(new Moments(times, x, 0, 0, 0));
    }

    /** Of the numbers of both. */
    public Moments merge(Moments other) {
        if (n == 0 || other.n == 0) {
            return n == 0 ? other : this;
        }
        double all = n + other.n;
        double d = other.mean - mean;
        double step = d / all;
        double product = n * other.n;
        double own = d * step * product;
        return new Moments(
                all,
                mean + other.n * step,
                second + other.second + own,
                third + other.third + own * step * (n - other.n) + 3 * step * (n * other.second - other.n * second),
                fourth
                        + other.fourth
                        + own * step * step * (n * n - product + other.n * other.n)
                        + 6 * step * step * (n * n * other.second + other.n * other.n * second)
                        + 4 * step * (n * other.third - other.n * third));
    }

    /** Divisor n - 1; NaN below two numbers. */
    public double variance() {
        return n < 2 ? Double.NaN : second / (n - 1);
    }

    /** sqrt(n) times the third sum over the second sum to 3/2: 0 where symmetric; NaN where all numbers are equal. */
    public double skewness() {
        return Math.sqrt(n) * third / Math.pow(second, 1.5);
    }

    /** n times the fourth sum over the square of the second - 3: 0 for a normal distribution; NaN where all numbers are equal. */
    public double kurtosis() {
        return n * fourth / (second * second) - 3;
    }
}
