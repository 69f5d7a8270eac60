package org.genloss.curate.policy;

import java.util.Map;

/**
 * What the mix has of a source, as far as policies ask.
 *
 * @param source its id
 * @param unknown documents of unknown origin
 * @param licences documents by their licence; those without one under the empty word
 * @param unnamed synthetic documents without a generator
 * @param waiting documents that people were asked about and did not decide, left out of the mix or in it
 * @param nameless documents about which somebody decided who is not named, left out of the mix or in it: a review has a reviewer
 */
public record Held(String source, long unknown, Map<String, Long> licences, long unnamed, long waiting, long nameless) {
    public Held {
        licences = Map.copyOf(licences);
    }
}
