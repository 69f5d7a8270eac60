package org.genloss.io.model;

/** How the vectors of a text's tokens become one. */
public enum Pooling {
    /** Their mean over the tokens that the attention mask counts. */
    MEAN,
    /** The first token's. */
    CLS,
    /** The largest value of each coordinate. */
    MAX,
    /** The last token's. */
    LAST,
    /** The model's own output of one vector a text. */
    MODEL
}
