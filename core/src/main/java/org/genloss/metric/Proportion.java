package org.genloss.metric;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of independent items.
 *
 * @param found items that count, 0 to {@code of}
 * @param of all items, at least 1
 */
public record Proportion(long found, long of) {
    /** @throws IllegalArgumentException where the counts make no share */
    public Proportion {
        if (of < 1 || found < 0 || found > of) {
            throw new IllegalArgumentException(found + " of " + of + " is no share");
        }
    }

    /** found / of. */
    public double share() {
        return found / (double) of;
    }

    /**
     * The exact interval: the shares that a two-sided binomial test at 1 - level does not refuse; it covers at least as often as it says (Clopper and
     * Pearson 1934).
     */
    public Interval clopperPearson(double level) {
        double tail = (1 - level) / 2;
        double low =
                found == 0 ? 0 : BetaDistribution.of(found, of - found + 1.0).inverseCumulativeProbability(tail);
        double high =
                found == of ? 1 : BetaDistribution.of(found + 1.0, of - found).inverseSurvivalProbability(tail);
        return new Interval(low, high);
    }

    /** Shares within as many of their own standard errors; shorter, and right on average (Wilson 1927). */
    public Interval wilson(double level) {
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
        double n = of;
        double middle = (share() + z * z / (2 * n)) / (1 + z * z / n);
        double reach = z / (1 + z * z / n) * Math.sqrt(share() * (1 - share()) / n + z * z / (4 * n * n));
        return new Interval(found == 0 ? 0 : middle - reach, found == of ? 1 : middle + reach);
    }
}
