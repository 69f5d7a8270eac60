package org.genloss.io.read;

/** Takes the rows that were left out, in the order of the corpus, during the first pass over it. Called from the reading thread. */
public interface BadRows {
    void skipped(BadRow row);

    /** Forgets them. */
    BadRows NONE = row -> {};
}
