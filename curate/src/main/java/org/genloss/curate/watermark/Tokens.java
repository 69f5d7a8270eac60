package org.genloss.curate.watermark;

import java.io.Serializable;

/**
 * Turns a text into the token ids of a model: what watermarks are looked for in. Nothing here reads a tokenizer; whoever can hands one to
 * {@link TokenSelector#with}. It answers the same for the same text on any thread.
 */
@FunctionalInterface
public interface Tokens extends Serializable {
    /** The ids, without tokens that the tokenizer adds at the ends. */
    int[] of(String text);

    /** One above the highest id that it gives; 0 where it does not say. */
    default int vocabulary() {
        return 0;
    }
}
