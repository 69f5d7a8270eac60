package org.genloss.curate.mix;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The largest mix in which sources have their shares by weight and every cap holds, in parts of units: of the amounts x with these sums, those nearest to what there is in proportion, the least
 * {@code sum x ln(x / a) - x} for the amounts a that there are. They are found by Bregman's method: what is too much under a cap, or more than there is, is
 * scaled down, by turns with the sources to their shares, and what an earlier turn took more than it had to is given back; the largest sum for which that settles is sought by halving.
 * Bregman, L. M. (1967), The relaxation method of finding the common point of convex sets, USSR Computational Mathematics and Mathematical Physics 7 (3), 200-217.
 */
final class Balance {
    private static final int HALVINGS = 24;

    /** Turns of each halving at most, and turns times stocks. */
    private static final int TURNS = 4000;

    private static final int WORK = 400_000;

    /** How far sources may be from their shares, relative to these. */
    private static final double NEAR = 1e-5;

    /** Caps are kept that much lower, relative to them: rounding to whole units passes none then. */
    private static final double SLACK = 1e-4;

    private final double[] available;
    private final int[] sources;
    private final double[] shares;
    private final List<Caps.Cap> caps;

    private Balance(Mixing mixing, List<Stock> stocks, long[] available, Caps caps) {
        this.available = Arrays.stream(available).asDoubleStream().toArray();
        this.caps = caps.all();
        Map<String, Double> byName = new java.util.TreeMap<>(mixing.shares());
        List<String> names = List.copyOf(byName.keySet());
        this.shares = byName.values().stream().mapToDouble(s -> s).toArray();
        this.sources =
                stocks.stream().mapToInt(stock -> names.indexOf(stock.source())).toArray();
        for (Caps.Cap cap : this.caps) {
            for (int i = 0; i < available.length; i++) {
                if (cap.members()[i] && cap.share().share() == 0) {
                    this.available[i] = 0;
                }
            }
        }
    }

    /** Whole units of each stock, rounded down; none where no mix keeps both. Every source has a weight. */
    static long[] of(Mixing mixing, List<Stock> stocks, long[] available, Caps caps) {
        Balance balance = new Balance(mixing, stocks, available, caps);
        double high = mixing.size().isPresent() ? mixing.size().getAsLong() : Double.POSITIVE_INFINITY;
        double[] there = balance.sums(balance.available);
        for (int s = 0; s < there.length; s++) {
            high = Math.min(high, there[s] / balance.shares[s]);
        }
        double[] best = balance.at(high);
        double low = best == null ? 0 : high;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            double[] found = balance.at(middle);
            if (found == null) {
                high = middle;
            } else {
                low = middle;
                best = found;
            }
        }
        long[] whole = new long[available.length];
        for (int i = 0; best != null && i < whole.length; i++) {
            whole[i] = Math.min(available[i], (long) Math.floor(best[i] * (1 + 2 * NEAR)));
        }
        return whole;
    }

    private double[] sums(double[] x) {
        double[] sums = new double[shares.length];
        for (int i = 0; i < x.length; i++) {
            sums[sources[i]] += x[i];
        }
        return sums;
    }

    /** Amounts of that sum; null where none are found. */
    private double[] at(double sum) {
        double[] x = available.clone();
        double[] taken = new double[caps.size()]; // by what a cap scales its members down
        double[] over = new double[x.length];
        Arrays.fill(taken, 1);
        Arrays.fill(over, 1);
        int turns = Math.max(100, Math.min(TURNS, WORK / Math.max(1, x.length)));
        for (int turn = 0; turn < turns; turn++) {
            double[] sums = sums(x);
            for (int i = 0; i < x.length; i++) {
                x[i] *= sums[sources[i]] == 0 ? 1 : shares[sources[i]] * sum / sums[sources[i]];
            }
            for (int c = 0; c < taken.length; c++) {
                taken[c] = capped(x, caps.get(c), taken[c], sum);
            }
            for (int i = 0; i < x.length; i++) {
                double given = x[i] * over[i];
                over[i] = available[i] == 0 ? 1 : Math.max(1, given / available[i]);
                x[i] = given / over[i];
            }
            if (settled(sums(x), sum)) {
                return x;
            }
        }
        return null;
    }

    /** By what the members of a cap are scaled down from now on. */
    private static double capped(double[] x, Caps.Cap cap, double before, double sum) {
        double most = cap.share().share() * (1 - SLACK) * sum;
        double inside = 0;
        for (int i = 0; i < x.length; i++) {
            inside += cap.members()[i] ? x[i] * before : 0;
        }
        double after = most == 0 ? 1 : Math.max(1, inside / most);
        for (int i = 0; i < x.length; i++) {
            x[i] *= cap.members()[i] ? before / after : 1;
        }
        return after;
    }

    private boolean settled(double[] sums, double sum) {
        for (int s = 0; s < sums.length; s++) {
            if (!(Math.abs(sums[s] - shares[s] * sum) <= NEAR * shares[s] * sum)) {
                return false;
            }
        }
        return true;
    }
}
