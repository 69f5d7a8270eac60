package org.genloss.verdict.battery;

/**
 * How often a thing was seen.
 *
 * @param reference groups of the reference that contain it
 * @param candidate groups of the candidate that contain it
 */
public record Counts(long reference, long candidate) {}
