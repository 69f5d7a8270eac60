package org.genloss.neural.training;

/**
 * How a network is trained.
 *
 * @param steps at most
 * @param batch items a step: windows of texts, images, vectors
 * @param rate the highest learning rate
 * @param decay of matrices, per unit of the learning rate
 * @param dropout chance of a number to be dropped
 * @param warmUp share of the steps in which the rate rises
 * @param clip length of the gradient at most
 * @param patience looks at what is held out without a better one before the end, those that {@link #counts}; 0 never ends early
 * @param threads of the processor for one operation
 */
public record Plan(
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

    /** Losses often stay where they are for a while before they fall: a fit of texts that knows how often each token comes, and nothing else yet. */
    private static final double SETTLING = 0.25;

    /** Rate of a step, from 1: it rises evenly, then falls as half a cosine wave to a tenth. */
    double rate(int step) {
        double warm = Math.round(warmUp * steps);
        if (step <= warm) {
            return rate * step / warm;
        }
        double gone = steps <= warm ? 1 : (step - warm) / (steps - warm);
        return rate * (REST + (1 - REST) * (1 + Math.cos(Math.PI * gone)) / 2);
    }

    /** Whether the held-out data is looked at after a step: twenty times in all. */
    boolean looks(int step) {
        return step % Math.max(1, steps / LOOKS) == 0 || step == steps;
    }

    /** Whether a look after this step that finds nothing better brings the end nearer. */
    boolean counts(int step) {
        return step > SETTLING * steps;
    }

    /** Steps that go over so many items so often; at least one. */
    public static int steps(double epochs, double items, int batch) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.ceil(epochs * items / batch)));
    }
}
