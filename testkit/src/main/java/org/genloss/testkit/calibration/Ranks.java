package org.genloss.testkit.calibration;

import java.util.Arrays;

/** Order of a series. */
final class Ranks {
    private Ranks() {}

    /** Spearman's correlation of the values with their places, ties at their middle rank; exactly 1 or -1 where they rise or fall throughout. */
    static double spearman(double[] values) {
        int n = values.length;
        double middle = (n - 1) / 2.0;
        double up = 0;
        double across = 0;
        double along = 0;
        boolean rises = true;
        boolean falls = true;
        for (int i = 0; i < n; i++) {
            double rank = rank(values, values[i]) - middle;
            double place = i - middle;
            up += rank * place;
            across += rank * rank;
            along += place * place;
            rises &= i == 0 || values[i] > values[i - 1];
            falls &= i == 0 || values[i] < values[i - 1];
        }
        if (rises || falls) {
            return rises ? 1 : -1;
        }
        return across == 0 ? 0 : up / Math.sqrt(across * along);
    }

    private static double rank(double[] values, double x) {
        long below = Arrays.stream(values).filter(v -> v < x).count();
        long equal = Arrays.stream(values).filter(v -> v == x).count();
        return below + (equal - 1) / 2.0;
    }
}
