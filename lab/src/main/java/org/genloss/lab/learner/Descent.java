package org.genloss.lab.learner;

import org.genloss.metric.vector.LeastSquares;

/**
 * Gradient descent on least squares that is stopped early. Along an eigenvector of the inner products of the inputs with eigenvalue s, t steps of
 * length eta go the part 1 - (1 - eta s)^t of the way to the solution: a shrinkage, as that of ridge regression, s / (s + ridge), is one.
 */
final class Descent {
    private Descent() {}

    /** @throws IllegalArgumentException naming the learner's setting */
    static void check(String learner, int steps, double rate) {
        if (steps < 0) {
            throw new IllegalArgumentException(learner + ".steps needs to be 0 (all the way) or more, got " + steps);
        }
        if (!(rate > 0 && rate < 2)) {
            throw new IllegalArgumentException(
                    learner + ".rate needs to be above 0 and below 2, where descent diverges, got " + rate);
        }
    }

    /** The planes of the exact solution where there are no steps. */
    static double[][] solve(LeastSquares squares, double ridge, int steps, double rate) {
        return steps == 0 ? squares.solve(ridge) : squares.descend(ridge, steps, rate);
    }
}
