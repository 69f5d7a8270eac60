package org.genloss.lab.verdict;

import org.genloss.catalog.Card;

/**
 * What a regime kept of one reading at its last generation.
 *
 * @param card of the metric or probe
 * @param subject what of it
 * @param ratio mean over replicates, divided by that of "real data only"
 * @param low lower 95 % limit of the ratio
 * @param high upper 95 % limit
 * @param p two-sided, of the ratio being 1; not corrected for the other readings
 */
public record Retained(Card card, String subject, double ratio, double low, double high, double p) {}
