package org.genloss.verdict;

import java.util.Arrays;

/** Which of several hypotheses can be found, and which are. */
final class Findable {
    private Findable() {}

    /**
     * The largest p value of which at most {@code share} of the ones up to it are expected to be false (Benjamini and Hochberg 1995): the
     * largest p(i) at most share x i / m; -1 where there is none.
     */
    static double discovered(double[] p, double share) {
        double[] sorted = Arrays.stream(p).sorted().toArray();
        for (int i = sorted.length; i > 0; i--) {
            if (sorted[i - 1] <= share * i / sorted.length) {
                return sorted[i - 1];
            }
        }
        return -1;
    }

    /**
     * Which hypotheses could be rejected at all (Tarone 1990): the smallest K such that at most K of them can reach alpha / K.
     *
     * @param least the smallest p value that each hypothesis can give
     */
    static boolean[] testable(double[] least, double alpha) {
        double[] sorted = Arrays.stream(least).sorted().toArray();
        int k = 1;
        while (k < sorted.length && reaching(sorted, alpha / k) > k) {
            k++;
        }
        boolean[] testable = new boolean[least.length];
        for (int i = 0; i < least.length; i++) {
            testable[i] = least[i] <= alpha / k;
        }
        return testable;
    }

    private static int reaching(double[] sorted, double level) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= level) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
