package org.genloss.verdict;

/**
 * How the false-alarm rate of a check is split, for one generation. Half goes to losses, 0.30 to shifts, 0.10 to content lost by name;
 * 0.10 to
 * agreement along a series, or to losses where there is one generation. Every part is divided by the number of generations.
 */
record Budget(double loss, double shift, double named, double agreement) {
    static Budget of(double alpha, int generations) {
        double each = alpha / generations;
        return generations == 1
                ? new Budget(0.60 * each, 0.30 * each, 0.10 * each, 0)
                : new Budget(0.50 * each, 0.30 * each, 0.10 * each, 0.10 * each);
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
