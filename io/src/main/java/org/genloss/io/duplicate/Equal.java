package org.genloss.io.duplicate;

/**
 * A text that equals others, of which some are human and some synthetic.
 *
 * @param high first half of the hash of what is compared of it
 * @param low second half
 */
public record Equal(long high, long low) {}
