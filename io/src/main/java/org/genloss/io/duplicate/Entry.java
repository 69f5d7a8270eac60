package org.genloss.io.duplicate;

import org.genloss.curate.duplicate.Copy;

/**
 * A text's place and provenance.
 *
 * @param ordinal its number, which no other text has; of copies of equal provenance the lowest stays
 * @param source the name of the source whose loss it counts to
 * @param copy what decides which copy stays
 */
public record Entry(long ordinal, String source, Copy copy) {}
