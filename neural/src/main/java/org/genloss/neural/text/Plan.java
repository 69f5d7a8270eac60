package org.genloss.neural.text;

/**
 * How a network is trained.
 *
 * @param steps at most
 * @param batch windows a step
 * @param rate the highest learning rate
 * @param decay of matrices, per unit of the learning rate
 * @param dropout chance of a number to be dropped
 * @param warmUp share of the steps in which the rate rises
 * @param clip length of the gradient at most
 * @param patience looks at the held-out texts without a better one before the end; 0 never looks
 * @param threads of the processor for one operation
 */
record Plan(
        int steps,
        int batch,
        double rate,
        double decay,
        double dropout,
        double warmUp,
        double clip,
        int patience,
        int threads) {
    /** What is left of the learning rate at the end. */
    private static final double REST = 0.1;

    private static final int LOOKS = 20;

    /** Rate of a step, from 1: it rises evenly, then falls as half a cosine wave to a tenth. */
    double rate(int step) {
        double warm = Math.round(warmUp * steps);
        if (step <= warm) {
            return rate * step / warm;
        }
        double gone = steps <= warm ? 1 : (step - warm) / (steps - warm);
        return rate * (REST + (1 - REST) * (1 + Math.cos(Math.PI * gone)) / 2);
    }

    /** Whether the held-out texts are looked at after a step: twenty times in all. */
    boolean looks(int step) {
        return step % Math.max(1, steps / LOOKS) == 0 || step == steps;
    }
}
