package org.genloss.neural.training;

/**
 * How far a training is: all that it needs to go on as if it had not stopped.
 *
 * @param step steps done
 * @param weights now
 * @param means of the optimiser
 * @param squares of the optimiser
 * @param course what was seen so far
 */
record Progress(int step, Weights weights, Weights means, Weights squares, Course course) {
    /** Before the first step. */
    static Progress begin(Weights weights) {
        Weights zeros = Weights.zeros(weights.sizes());
        return new Progress(0, weights, zeros, zeros, Course.BEGIN);
    }
}
