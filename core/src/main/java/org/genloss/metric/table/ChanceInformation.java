package org.genloss.metric.table;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The mutual information that counts show by chance where two columns are independent: the mean of the plug-in estimate over all tables of
 * n rows with the same sums, each cell hypergeometric (Vinh, Epps and Bailey 2010). Where many cells expect less than one row it is several
 * times what Miller and Madow's correction takes away, which knows only the cells that are occupied.
 */
public final class ChanceInformation {
    /** Cells that expect more are taken by their moments. */
    private static final double SMALL = 30;

    /** Beyond the mean of a small cell, so many of the square root of (mean + 4) more have no chance worth counting. */
    private static final double REACH = 12;

    private final int n;
    private final double[] logFactorial;

    /** Of tables of so many rows, at least 1. */
    public ChanceInformation(int n) {
        this.n = n;
        this.logFactorial = new double[n + 1];
        for (int i = 2; i <= n; i++) {
            logFactorial[i] = logFactorial[i - 1] + Math.log(i);
        }
    }

    /**
     * In nats.
     *
     * @param rows how often each value of one column occurs, n in all; zeros count for nothing
     * @param columns the same of the other
     */
    public double nats(int[] rows, int[] columns) {
        SortedMap<Integer, Integer> many = alike(columns);
        double sum = 0;
        for (Map.Entry<Integer, Integer> x : alike(rows).entrySet()) {
            for (Map.Entry<Integer, Integer> y : many.entrySet()) {
                sum += (double) x.getValue() * y.getValue() * cell(x.getKey(), y.getKey());
            }
        }
        return sum / n;
    }

    /** Counts above 0 with how often each comes: cells of like margins are alike, and columns of many categories have few different counts. */
    private static SortedMap<Integer, Integer> alike(int[] counts) {
        SortedMap<Integer, Integer> alike = new TreeMap<>();
        for (int count : counts) {
            if (count > 0) {
                alike.merge(count, 1, Integer::sum);
            }
        }
        return alike;
    }

    /** E[k ln k] - m ln m, m = E[k], of a cell in a row of x and a column of y. */
    private double cell(int x, int y) {
        double mean = (double) x * y / n;
        return mean > SMALL ? byMoments(x, y, mean) : counted(x, y, mean);
    }

    /** Taylor's series of k ln k about the mean, to the fourth moment. */
    private double byMoments(int x, int y, double mean) {
        if (n < 3) {
            return 0;
        }
        double left = 1 - (double) x / n;
        double variance = mean * left * (1 - (double) y / n) * n / (n - 1.0);
        double third = variance * (1 - 2.0 * x / n) * (n - 2.0 * y) / (n - 2.0);
        return variance / (2 * mean) - third / (6 * mean * mean) + 3 * variance * variance / (12 * mean * mean * mean);
    }

    private double counted(int x, int y, double mean) {
        int first = Math.max(0, x + y - n);
        int last = (int) Math.min(Math.min(x, y), mean + REACH * Math.sqrt(mean + 4));
        double chance = Math.exp(chosen(x, first) + chosen(n - x, y - first) - chosen(n, y));
        double sum = 0;
        for (int k = first; k <= last; k++) {
            sum += k > 1 ? chance * k * Math.log(k) : 0;
            chance *= (double) (x - k) * (y - k) / ((k + 1.0) * (n - x - y + k + 1.0));
        }
        return sum - mean * Math.log(mean);
    }

    /** ln of "of choose k". */
    private double chosen(int of, int k) {
        return logFactorial[of] - logFactorial[k] - logFactorial[of - k];
    }
}
