package org.genloss.testkit;

import org.genloss.data.Corpus;

/**
 * Assertions about generations, in the manner of AssertJ: {@code assertThat(generation).hasNotCollapsedFrom(reference)}. Needs AssertJ beside it.
 */
public final class GenlossAssertions {
    private GenlossAssertions() {}

    /** @param generation what a model drew: opened by a reader, or held in memory */
    public static GenerationAssert assertThat(Corpus generation) {
        return new GenerationAssert(generation);
    }
}
