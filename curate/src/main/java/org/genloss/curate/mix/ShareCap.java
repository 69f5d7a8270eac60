package org.genloss.curate.mix;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * A cap on the synthetic share of the final mix, in whatever unit is counted: documents, words or tokens. All real units are kept as long as the
 * budget lasts, and synthetic ones are added up to
 *
 * <p>{@code floor(rho R / (1 - rho))}
 *
 * <p>for R real units used and the share {@code rho}, which is the largest number whose share of the mix is at most {@code rho}. Under a budget B,
 * {@code floor(rho B)} places are held for synthetic units, or as many as there are; real ones fill the rest, and the cap is applied again to the real
 * units used. With {@code rho = 1} there is no cap. The share is taken as the decimal number that it is written as, so that 0.1 of
 * 900 real units allows exactly 100.
 *
 * @param share highest share of synthetic units in the mix, 0 to 1
 * @param budget most units of the mix; empty for as many as there are
 */
public record ShareCap(double share, OptionalLong budget) {
    /** @throws IllegalArgumentException for a share that is none, or a budget below 0 */
    public ShareCap {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the synthetic share of a mix is from 0 to 1, got " + share);
        }
        if (budget.isPresent() && budget.getAsLong() < 0) {
            throw new IllegalArgumentException("a budget is at least 0 units, got " + budget.getAsLong());
        }
    }

    /** Without a budget. */
    public ShareCap(double share) {
        this(share, OptionalLong.empty());
    }

    /** With a budget of that many units. */
    public ShareCap(double share, long budget) {
        this(share, OptionalLong.of(budget));
    }

    /**
     * What goes into the mix.
     *
     * @param real units that are real
     * @param synthetic units that are synthetic
     */
    public record Amounts(long real, long synthetic) {
        public Amounts {
            if (real < 0 || synthetic < 0) {
                throw new IllegalArgumentException(
                        "amounts are at least 0, got " + real + " real and " + synthetic + " synthetic");
            }
        }

        public long all() {
            return real + synthetic;
        }

        /** The synthetic share; 0 of an empty mix. */
        public double share() {
            return all() == 0 ? 0 : (double) synthetic / all();
        }
    }

    /** How much of what there is goes into the mix. */
    public Amounts of(Amounts available) {
        long real = available.real();
        long most = available.synthetic();
        if (budget.isPresent()) {
            long places = budget.getAsLong();
            most = Math.min(most, floor(BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(places))));
            real = Math.min(real, places - most);
        }
        return new Amounts(real, Math.min(most, allowed(real)));
    }

    /** The most synthetic units beside so many real ones; {@link Long#MAX_VALUE} where there is no cap. */
    public long allowed(long real) {
        BigDecimal rho = BigDecimal.valueOf(share);
        BigDecimal rest = BigDecimal.ONE.subtract(rho);
        if (rest.signum() == 0) {
            return Long.MAX_VALUE;
        }
        BigDecimal most = rho.multiply(BigDecimal.valueOf(real)).divide(rest, 0, RoundingMode.FLOOR);
        return floor(most);
    }

    private static long floor(BigDecimal value) {
        BigInteger whole = value.toBigInteger();
        return whole.bitLength() > 62 ? Long.MAX_VALUE : whole.longValue();
    }
}
