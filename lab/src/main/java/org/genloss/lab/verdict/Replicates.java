package org.genloss.lab.verdict;

import java.util.function.DoublePredicate;

/** How many replicates would decide what these did not. */
final class Replicates {
    private static final int MOST = 10_000;

    private Replicates() {}

    /**
     * "about 20 replicates would tell": the least number that does, rounded up to two digits.
     *
     * @param now how many there are, at least 2
     * @param tells whether so many times as many would decide, if means and deviations stayed; once true it stays true
     */
    static String words(int now, DoublePredicate tells) {
        int needed = needed(now, tells);
        return needed > MOST
                ? "not even 10,000 replicates would tell"
                : "about " + String.format(java.util.Locale.ROOT, "%,d", needed) + " replicates would tell";
    }

    /** More than {@value #MOST} where those would not do. */
    static int needed(int now, DoublePredicate tells) {
        int low = now;
        int high = now + 1;
        while (high <= MOST && !tells.test((double) high / now)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            boolean enough = tells.test((double) middle / now);
            low = enough ? low : middle;
            high = enough ? middle : high;
        }
        return up(high);
    }

    /** Rounded up to two digits: 11 for 11, 130 for 123. */
    private static int up(int n) {
        int step = 1;
        while (n / step >= 100) {
            step *= 10;
        }
        return (n + step - 1) / step * step;
    }
}
