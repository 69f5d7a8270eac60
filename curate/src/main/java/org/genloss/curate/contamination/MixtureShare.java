package org.genloss.curate.contamination;

/**
 * The share a of synthetic sentences that makes the log ratios L = log Q - log P of a corpus most likely:
 * {@code argmax over [0, 1] of the mean of log((1 - a) + a exp L)}. The mean is concave in a, so its derivative, the mean of the scores
 * {@code (d - 1) / (1 - a + a d)} with d = exp L, has one zero at most; Newton's steps find it, kept within a bracket. Source: Liang et al. 2024, arXiv
 * 2403.07183.
 */
final class MixtureShare {
    private static final int STEPS = 200;
    private static final double CLOSE = 1e-12;

    private final double[] small; // exp(-|L|), at most 1
    private final boolean[] above; // whether L > 0

    MixtureShare(double[] logRatios) {
        small = new double[logRatios.length];
        above = new boolean[logRatios.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = Math.exp(-Math.abs(logRatios[i]));
            above[i] = logRatios[i] > 0;
        }
    }

    /** The score of one sentence: the derivative of its log likelihood at a; from -1 / (1 - a) to 1 / a. */
    double score(int sentence, double a) {
        double r = small[sentence];
        return above[sentence] ? (1 - r) / ((1 - a) * r + a) : (r - 1) / (1 - a + a * r);
    }

    /** The most likely share. @param weights how often each sentence counts */
    double share(double[] weights, double start) {
        if (slope(weights, 0) <= 0) {
            return 0;
        }
        if (slope(weights, 1) >= 0) {
            return 1;
        }
        double low = 0;
        double high = 1;
        double a = start > 0 && start < 1 ? start : 0.5;
        for (int step = 0; step < STEPS; step++) {
            double slope = 0;
            double curvature = 0;
            for (int i = 0; i < small.length; i++) {
                double score = score(i, a);
                slope += weights[i] * score;
                curvature += weights[i] * score * score;
            }
            low = slope > 0 ? a : low;
            high = slope > 0 ? high : a;
            double newton = a + slope / curvature;
            double next = newton > low && newton < high ? newton : (low + high) / 2;
            if (Math.abs(next - a) < CLOSE) {
                return next;
            }
            a = next;
        }
        return a;
    }

    private double slope(double[] weights, double a) {
        double sum = 0;
        for (int i = 0; i < small.length; i++) {
            sum += weights[i] * score(i, a);
        }
        return sum;
    }

    /** How much more likely a sentence is at that share than if all were human, in nats on average. */
    double gain(double a) {
        double sum = 0;
        for (int i = 0; i < small.length; i++) {
            double r = small[i];
            sum += above[i] ? Math.log((1 - a) + a / r) : Math.log((1 - a) + a * r);
        }
        return sum / small.length;
    }
}
