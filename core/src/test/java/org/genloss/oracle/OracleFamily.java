package org.genloss.oracle;

import java.util.Optional;
import java.util.Set;

/** Answers the cases of some families of the oracle with what the metrics say. Whatever a case sets is read from it, never known beforehand. */
public interface OracleFamily {
    /** The families: the field {@code metric} of a case. */
    Set<String> names();

    /** Whether a case is one of these: by its family, unless some only belong here. */
    default boolean answers(OracleCase asked) {
        return names().contains(asked.metric());
    }

    /**
     * What the metrics say.
     *
     * @param key of the expected entry; inside of objects joined by dots: {@code mean.bca}
     * @return a number, boolean, text, array of numbers, or list of these; empty where the entry is another tool's own quantity, which nothing here
     *     computes
     * @throws IllegalArgumentException where the family has no such entry
     */
    Optional<Object> answer(OracleCase asked, String key);

    /** For entries that a family does not know. */
    static IllegalArgumentException unknown(OracleCase asked, String key) {
        return new IllegalArgumentException(asked.name() + ": nothing answers the entry " + key + " of "
                + asked.metric() + "; its definition: " + asked.definition());
    }
}
