package org.genloss.lab.theory;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The chance that no copy is left among n items that are drawn anew from themselves, again and again: j copies leave Binomial(n, j/n) (Wright 1931).
 */
final class WrightFisher {
    /** Up to so many items the chain is followed exactly. */
    static final int EXACT = 1000;

    /** Standard deviations of a binomial number that are looked at, and counts beside them: more have less than 10^-15. */
    private static final int DEVIATIONS = 9;

    private static final int COUNTS = 40;

    private final int n;
    private final double[] logFactorials;

    private WrightFisher(int n) {
        this.n = n;
        this.logFactorials = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            logFactorials[i] = LogGamma.value(i + 1.0);
        }
    }

    /** By copies there are, 0 to n: the chance that none is left after so many resamplings. @param n at most {@link #EXACT} */
    static double[] lost(int n, int resamplings) {
        WrightFisher chain = new WrightFisher(n);
        double[] lost = new double[n + 1];
        lost[0] = 1;
        if (resamplings > 0) {
            double[][] rows = new double[n + 1][];
            for (int j = 0; j <= n; j++) {
                rows[j] = chain.binomial(j / (double) n);
            }
            for (int k = 0; k < resamplings; k++) {
                double[] after = lost;
                lost = new double[n + 1];
                for (int j = 0; j <= n; j++) {
                    lost[j] = chain.mean(rows[j], j / (double) n, after);
                }
            }
        }
        return lost;
    }

    /** The mean of a number over Binomial(n, p) copies. */
    static double mean(double p, double[] number) {
        WrightFisher chain = new WrightFisher(number.length - 1);
        return chain.mean(chain.binomial(p), p, number);
    }

    private double mean(double[] row, double p, double[] number) {
        int from = first(p);
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * number[from + i];
        }
        return sum;
    }

    private int first(double p) {
        return (int) Math.max(0, Math.floor(n * p - reach(p)));
    }

    private double reach(double p) {
        return DEVIATIONS * Math.sqrt(n * p * (1 - p)) + COUNTS;
    }

    /** The chances from {@link #first} on. */
    private double[] binomial(double p) {
        int from = first(p);
        int to = (int) Math.min(n, Math.ceil(n * p + reach(p)));
        double[] row = new double[to - from + 1];
        for (int i = from; i <= to; i++) {
            double ways = logFactorials[n] - logFactorials[i] - logFactorials[n - i];
            double log = ways + (i == 0 ? 0 : i * Math.log(p)) + (i == n ? 0 : (n - i) * Math.log1p(-p));
            row[i - from] = Math.exp(log);
        }
        return row;
    }
}
