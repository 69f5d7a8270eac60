package org.genloss.lab.learner;

/** How the counts after a context are turned into shares: {@code own(c)/total} for each symbol seen, the rest for the fallback law. */
final class NgramDiscount {
    /** What a context has given away. @param total divisor of own counts @param rest share of the fallback law */
    record Reserve(double total, double rest) {}

    private final Ngram.Smoothing smoothing;
    private final double everywhere;
    private final double[] weights;
    private final double[] discounts;

    /**
     * @param weights counts, or kinds of left neighbours, of all n-grams of one order
     * @param symbols V, the number of symbols that may come next
     */
    NgramDiscount(Ngram learner, double[] weights, int symbols) {
        this.smoothing = learner.smoothing();
        this.everywhere = learner.alpha() * symbols;
        this.weights = weights;
        this.discounts = smoothing == Ngram.Smoothing.KNESER_NEY ? modified(weights) : new double[4];
    }

    /**
     * D(1), D(2), D(3 and more) of Chen and Goodman 1998, equation 26: D(i) = i - (i+1) Y n(i+1)/n(i), Y = n1/(n1 + 2 n2), n(i) n-grams of
     * count i. Where one of n1..n4 is 0 or a discount is not in 0..i, as in very small texts, 0.5, 1 and 1.5 (Heafield 2011).
     */
    private static double[] modified(double[] weights) {
        long[] of = new long[5];
        for (double weight : weights) {
            long c = whole(weight);
            if (c > 0 && c <= 4) {
                of[(int) c]++;
            }
        }
        double y = of[1] / (double) (of[1] + 2 * of[2]);
        double[] discounts = new double[4];
        for (int i = 1; i <= 3; i++) {
            discounts[i] = i - (i + 1) * y * of[i + 1] / of[i];
            if (of[i] == 0 || of[i + 1] == 0 || !(discounts[i] >= 0 && discounts[i] <= i)) {
                return new double[] {0, 0.5, 1, 1.5};
            }
        }
        return discounts;
    }

    /** Counts of weighted documents need not be whole: the discount is that of the nearest whole one, of 1 for those below. */
    private static long whole(double weight) {
        return weight == 0 ? 0 : Math.max(1, Math.round(weight));
    }

    /** Never more than there is. */
    private double discount(int i) {
        return Math.min(weights[i], discounts[(int) Math.min(3, whole(weights[i]))]);
    }

    double own(int i) {
        return weights[i] - discount(i);
    }

    /** The context whose n-grams are those from (with) to (without). */
    Reserve of(int from, int to) {
        double sum = 0;
        double freed = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
            freed += smoothing == Ngram.Smoothing.WITTEN_BELL ? weights[i] > 0 ? 1 : 0 : discount(i);
        }
        double total = switch (smoothing) {
            case KNESER_NEY, NONE -> sum;
            case WITTEN_BELL -> sum + freed;
            case ADDITIVE -> sum + everywhere;
        };
        double rest = switch (smoothing) {
            case KNESER_NEY, WITTEN_BELL -> sum == 0 ? 1 : freed / total;
            case ADDITIVE -> everywhere / total;
            case NONE -> 0;
        };
        return new Reserve(sum == 0 ? 1 : total, rest);
    }
}
