package org.genloss.lab.learner;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.genloss.lab.Trained;
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

    /** Made when they are asked for: a step of descent costs as much as a fit of so many steps. @return none where there are no steps */
    static List<Trained.Step> curve(int steps, IntFunction<Trained.Step> after) {
        return steps == 0 ? List.of() : new Curve(steps, after);
    }

    /** One entry more than steps: the first is the model before any. */
    private static final class Curve extends AbstractList<Trained.Step> {
        private final int steps;
        private final IntFunction<Trained.Step> after;

        Curve(int steps, IntFunction<Trained.Step> after) {
            this.steps = steps;
            this.after = after;
        }

        @Override
        public Trained.Step get(int step) {
            return after.apply(Objects.checkIndex(step, size()));
        }

        @Override
        public int size() {
            return steps + 1;
        }
    }

    /** The planes of the exact solution where there are no steps. */
    static double[][] solve(LeastSquares squares, double ridge, int steps, double rate) {
        return steps == 0 ? squares.solve(ridge) : squares.descend(ridge, steps, rate);
    }
}
