package org.genloss.curate.mix;

/**
 * Records alike in all that shares are stated of.
 *
 * @param source its id
 * @param synthetic whether they count as synthetic
 * @param generation 0 for human text, and where nothing is known
 * @param generator empty where there is none
 * @param fresh whether they are human and recent
 * @param held whether a quota of the tail wants them, so that they are the last of their like to be left out
 */
public record Stock(String source, boolean synthetic, int generation, String generator, boolean fresh, boolean held) {
    /** What caps and weights tell of it. */
    Stock kind() {
        return new Stock(source, synthetic, generation, generator, false, false);
    }
}
