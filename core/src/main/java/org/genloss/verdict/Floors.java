package org.genloss.verdict;

import org.genloss.verdict.battery.Statistic;
import org.genloss.verdict.battery.Statistic.Family;

/**
 * At which share retained a loss counts, and at which it is late: shared table of levels. Both are multiplied by D = exp(-5 max(0, S -
 * 0.08)), S how far the body itself moved, since genuine sources that differ in content differ in richness too. Where the candidate is declared
 * to be the same population neither excuse holds: D is 1, and of diversity as a whole a loss counts from what some 2,000 items can tell on.
 */
final class Floors {
    private static final double DIVERSITY = 0.95;
    private static final double DIVERSITY_OF_ONE_POPULATION = 0.98;

    private final double moved;
    private final boolean samePopulation;

    /** @param samePopulation the candidate is declared to be the same population */
    Floors(double moved, boolean samePopulation) {
        this.moved = moved;
        this.samePopulation = samePopulation;
    }

    /** As if the body had not moved. */
    Floors unmoved() {
        return new Floors(0, samePopulation);
    }

    /** As if the candidate were declared to be the same population. */
    Floors ofOnePopulation() {
        return new Floors(moved, true);
    }

    /** The statistic is a loss where the share retained is at most this. */
    double floor(Statistic statistic) {
        double floor = switch (statistic.family()) {
            case TAIL -> isCluster(statistic) ? 0.25 : 0.80;
            case DIVERSITY -> samePopulation ? DIVERSITY_OF_ONE_POPULATION : DIVERSITY;
            case DIVERSITY_SINGLE -> 0.85;
            case STRUCTURE -> 0.90;
            case COVERAGE -> 0.97;
            case REPETITION -> 0.50;
            case SHIFT -> 0;
        };
        return floor * discount(statistic.family());
    }

    /** The loss is late where the share retained is at most this; 0 for tails, which are never late by themselves. */
    double late(Statistic statistic) {
        double late = switch (statistic.family()) {
            case TAIL, SHIFT -> 0;
            case DIVERSITY, DIVERSITY_SINGLE -> isSpread(statistic) ? 0.71 : 0.50;
            case STRUCTURE, COVERAGE -> 0.50;
            case REPETITION -> 0.05;
        };
        return late * discount(statistic.family());
    }

    private double discount(Family family) {
        if (samePopulation) {
            return 1;
        }
        return family == Family.REPETITION
                ? Math.exp(-12 * Math.max(0, moved - 0.03))
                : Math.exp(-5 * Math.max(0, moved - 0.08));
    }

    private static boolean isCluster(Statistic statistic) {
        return statistic.card().id().contains("cluster");
    }

    /** Spreads are scales: 0.71 is half of the variance. */
    private static boolean isSpread(Statistic statistic) {
        return statistic.card().id().contains("spread");
    }
}
