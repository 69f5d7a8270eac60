package org.genloss.neural.image;

import org.genloss.data.Seed;
import org.genloss.lab.Checkpoints;
import org.genloss.neural.training.Plan;
import org.genloss.neural.training.Task;
import org.genloss.neural.training.Training;
import org.genloss.neural.training.Weights;

/**
 * How a network is fitted to points; settings as of {@link Vae}.
 *
 * @param steps at most; 0 where nobody sets them
 * @param rate the highest learning rate
 * @param decay of matrices
 */
record Fitting(
        int steps,
        double epochs,
        int batch,
        double rate,
        double decay,
        double dropout,
        double validation,
        int patience,
        int threads) {
    private static final double WARM_UP = 0.05;

    /** With so many steps where none are set. */
    Fitting or(int usual) {
        return steps > 0
                ? this
                : new Fitting(usual, epochs, batch, rate, decay, dropout, validation, patience, threads);
    }

    /** What is to be done with points to learn from and points held out. */
    @FunctionalInterface
    interface Tasks {
        /** @param held none where nothing is watched */
        Task of(Points learned, Points held);
    }

    /** Where a fit begins, what is random in it, and where it is kept. */
    record Start(Weights weights, Seed seed, Checkpoints place) {}

    <N> PointLearner.Fitted<N> fitted(N network, Points all, Start start, Tasks tasks) {
        double share = patience > 0 ? validation : 0;
        Points learned = all.part(share, false);
        int most = epochs > 0 ? Plan.steps(epochs, learned.size(), batch) : steps;
        Plan plan = new Plan(most, batch, rate, decay, dropout, WARM_UP, Double.MAX_VALUE, patience, threads);
        Training training = new Training(plan, tasks.of(learned, all.part(share, true)), start.seed);
        return new PointLearner.Fitted<>(network, training.kept(start.weights, start.place), learned.size());
    }
}
