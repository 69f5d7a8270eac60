package org.genloss.curate.mix;

import java.util.Locale;

/** What amounts of text are counted in. */
public enum Unit {
    DOCUMENTS,
    /** Runs of characters between white space. */
    WORDS,
    /** Runs of letters, digits and underscores, and each other character that is not white space. A model's own tokens differ; their number is near. */
    TOKENS,
    /** Code points. */
    CHARACTERS;

    /** As written into recipes and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
