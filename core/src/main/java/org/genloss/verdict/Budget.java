package org.genloss.verdict;

import java.util.Set;

/**
 * How the false-alarm rate of a check is split, for one generation. Half goes to losses, 0.30 to shifts, 0.10 to content lost by name; the rest,
 * 0.10, to copying where there is a holdout, to agreement along a series, to results of benchmarks and to subgroups where they are given, equally among
 * those that are there, and to losses where there is none. Every part is divided by the number of generations.
 *
 * @param generations generations that share the rate
 */
record Budget(
        int generations,
        double loss,
        double shift,
        double named,
        double agreement,
        double copying,
        double benchmarks,
        double subgroups) {
    /** What is asked beside the items of both sides. */
    enum Beside {
        HOLDOUT,
        EVALUATIONS,
        SUBGROUPS
    }

    static Budget of(double alpha, int generations, Set<Beside> beside) {
        double each = alpha / generations;
        double tenth = 0.10 * each;
        boolean series = generations > 1;
        int sharing = (series ? 1 : 0) + beside.size();
        double part = sharing == 0 ? 0 : tenth / sharing;
        return new Budget(
                generations,
                (sharing == 0 ? 0.60 : 0.50) * each,
                0.30 * each,
                tenth,
                series ? part : 0,
                beside.contains(Beside.HOLDOUT) ? part : 0,
                beside.contains(Beside.EVALUATIONS) ? part : 0,
                beside.contains(Beside.SUBGROUPS) ? part : 0);
    }

    /** The false-alarm rate of one generation, all parts together; what the power of a check is stated at. */
    double each() {
        return 10 * named;
    }

    /** Relabellings: 5 / (half of alpha a generation), 1,000 for one generation at 0.01; at least 1,000. */
    static int permutations(double alpha, int generations) {
        return (int) Math.min(200_000, Math.max(1000, Math.ceil(5 / (0.5 * alpha / generations) - 1e-6)));
    }
}
