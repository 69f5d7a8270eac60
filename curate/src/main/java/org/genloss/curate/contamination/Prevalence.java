package org.genloss.curate.contamination;

import org.genloss.catalog.Range;
import org.genloss.metric.Interval;

/** The share of synthetic documents in a corpus from what a detector says of each of them. */
public final class Prevalence {
    private static final Range UNIT = Range.of(0, 1);
    private static final double Z95 = 1.959963984540054;
    private static final double CLOSE = 1e-13;
    private static final int STEPS = 100_000;

    private Prevalence() {}

    /**
     * An estimate from flags.
     *
     * @param flagged share of documents that were flagged
     * @param unclipped (flagged - FPR) / (TPR - FPR), which chance takes below 0 and above 1
     * @param standardError binomial error of the flagged share, divided by TPR - FPR; the rates themselves count as known
     * @param interval at 95 %, normal, within 0 and 1
     */
    public record Flagged(double flagged, double unclipped, double standardError, Interval interval) {
        public double estimate() {
            return UNIT.clamp(unclipped);
        }
    }

    /**
     * Rogan and Gladen (1978): the flagged share corrected for a detector's errors.
     *
     * @throws IllegalArgumentException unless 0 &lt;= flagged &lt;= total, total &gt; 0 and tpr &gt; fpr
     */
    public static Flagged roganGladen(long flagged, long total, double tpr, double fpr) {
        if (total <= 0 || flagged < 0 || flagged > total) {
            throw new IllegalArgumentException(flagged + " flagged of " + total + " documents");
        }
        if (!(tpr > fpr)) {
            throw new IllegalArgumentException("a detector that flags " + tpr + " of synthetic and " + fpr
                    + " of human documents does not tell them apart");
        }
        double raw = (double) flagged / total;
        double share = (raw - fpr) / (tpr - fpr);
        double error = Math.sqrt(raw * (1 - raw) / total) / (tpr - fpr);
        Interval interval = new Interval(share - Z95 * error, share + Z95 * error).within(UNIT);
        return new Flagged(raw, share, error, interval);
    }

    /**
     * Saerens, Latinne and Decaestecker (2002): the share under which the posteriors of a calibrated classifier, once corrected for it, average to itself.
     * The classifier's own training prior is given; iterated until it moves by less than 1e-13.
     *
     * @param posteriors chance of each document to be synthetic, from 0 to 1
     * @throws IllegalArgumentException for no posterior or a training prior that is not between 0 and 1
     */
    public static double expectationMaximisation(double[] posteriors, double trainingPrior) {
        if (posteriors.length == 0 || !(trainingPrior > 0 && trainingPrior < 1)) {
            throw new IllegalArgumentException(
                    posteriors.length + " posteriors with a training prior of " + trainingPrior);
        }
        double prior = trainingPrior;
        for (int step = 0; step < STEPS; step++) {
            double synthetic = prior / trainingPrior;
            double human = (1 - prior) / (1 - trainingPrior);
            double sum = 0;
            for (double posterior : posteriors) {
                double s = posterior * synthetic;
                sum += s / (s + (1 - posterior) * human);
            }
            double next = sum / posteriors.length;
            if (Math.abs(next - prior) < CLOSE) {
                return next;
            }
            prior = next;
        }
        return prior;
    }
}
