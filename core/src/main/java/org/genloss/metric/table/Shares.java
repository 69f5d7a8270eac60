package org.genloss.metric.table;

/** Distances of two sets of shares given as counts r and c of the same categories; NaN where a side has none. Natural logarithms. */
public final class Shares {
    private static final double LEAST_SHARE = 1e-4;

    private Shares() {}

    private interface Term {
        double of(double p, double q);
    }

    private static double sum(int[] r, int[] c, Term term) {
        double n = PerColumn.sum(r);
        double m = PerColumn.sum(c);
        double sum = n > 0 && m > 0 ? 0 : Double.NaN;
        for (int i = 0; i < r.length; i++) {
            if (r[i] > 0 || c[i] > 0) {
                sum += term.of(r[i] / n, c[i] / m);
            }
        }
        return sum;
    }

    /** Half the sum of |p - q|. */
    public static double totalVariation(int[] r, int[] c) {
        return sum(r, c, (p, q) -> Math.abs(p - q)) / 2;
    }

    /** The largest |p - q|. */
    public static double largest(int[] r, int[] c) {
        double n = PerColumn.sum(r);
        double m = PerColumn.sum(c);
        double largest = n > 0 && m > 0 ? 0 : Double.NaN;
        for (int i = 0; i < r.length; i++) {
            largest = Math.max(largest, Math.abs(r[i] / n - c[i] / m));
        }
        return largest;
    }

    /**
     * The sum of |p - q| that samples of n and m rows of one source with the shares of both sides together have on average, by the normal
     * approximation: sum sqrt(2/pi) sqrt(s (1-s) (1/n + 1/m)).
     */
    public static double expectedByChance(int[] r, int[] c) {
        double n = PerColumn.sum(r);
        double m = PerColumn.sum(c);
        double sum = n > 0 && m > 0 ? 0 : Double.NaN;
        for (int i = 0; i < r.length; i++) {
            double s = (r[i] + c[i]) / (n + m);
            sum += Math.sqrt(2 / Math.PI * s * (1 - s) * (1 / n + 1 / m));
        }
        return sum;
    }

    /** sqrt(1 - sum sqrt(p q)) = sqrt(half the sum of (sqrt p - sqrt q)^2). */
    public static double hellinger(int[] r, int[] c) {
        return Math.sqrt(sum(r, c, (p, q) -> Math.pow(Math.sqrt(p) - Math.sqrt(q), 2)) / 2);
    }

    /** Jensen-Shannon divergence in nats. */
    public static double jensenShannon(int[] r, int[] c) {
        return Math.max(0, sum(r, c, (p, q) -> half(p, q) + half(q, p)) / 2);
    }

    private static double half(double p, double q) {
        return p > 0 ? p * Math.log(2 * p / (p + q)) : 0;
    }

    /** Population stability: sum of (q - p) ln(q / p), shares below 0.0001 raised to it. */
    public static double stability(int[] r, int[] c) {
        return stability(r, c, LEAST_SHARE);
    }

    /** Population stability with shares below the least raised to it. */
    static double stability(int[] r, int[] c, double least) {
        return sum(r, c, (p, q) -> {
            double a = Math.max(p, least);
            double b = Math.max(q, least);
            return (b - a) * Math.log(b / a);
        });
    }

    /** Kullback-Leibler divergence of the first from the second in nats, half a count added to every category on both sides. */
    public static double kullbackLeibler(int[] r, int[] c) {
        double n = PerColumn.sum(r) + r.length / 2.0;
        double m = PerColumn.sum(c) + c.length / 2.0;
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            double p = (r[i] + 0.5) / n;
            sum += p * Math.log(p / ((c[i] + 0.5) / m));
        }
        return sum;
    }
}
