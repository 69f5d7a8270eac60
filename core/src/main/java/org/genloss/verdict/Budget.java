package org.genloss.verdict;

/**
 * How the false-alarm rate of a check is split, for one generation. Half goes to losses, 0.30 to shifts, 0.10 to content lost by name; the rest,
 * 0.10, to copying where there is a holdout and to agreement along a series, shared where there are both, and to losses where there is
 * neither. Every part is divided by the number of generations.
 *
 * @param generations generations that share the rate
 */
record Budget(int generations, double loss, double shift, double named, double agreement, double copying) {
    static Budget of(double alpha, int generations) {
        return of(alpha, generations, false);
    }

    static Budget of(double alpha, int generations, boolean holdout) {
        double each = alpha / generations;
        double tenth = 0.10 * each;
        if (generations == 1) {
            return new Budget(1, (holdout ? 0.50 : 0.60) * each, 0.30 * each, tenth, 0, holdout ? tenth : 0);
        }
        return new Budget(
                generations, 0.50 * each, 0.30 * each, tenth, holdout ? tenth / 2 : tenth, holdout ? tenth / 2 : 0);
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
