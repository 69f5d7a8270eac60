package org.genloss.io.duplicate;

/**
 * A text that does not stay, and the one that stays for it.
 *
 * @param ordinal of the text
 * @param kept ordinal of the one that stays
 * @param similarity true Jaccard similarity of their shingles; 1 for equal texts
 * @param exact whether they are equal
 */
public record Removal(long ordinal, long kept, double similarity, boolean exact) {
    /** The reason, as side files and reports tell it. */
    public String reason() {
        return exact ? "exact-duplicate" : "near-duplicate";
    }
}
