package org.genloss.curate.oracle;

/** Answers the cases of a family with what the code says. Whatever a case sets is read from it, never known beforehand. */
public interface CurateFamily {
    /** The name that its cases bear: the field {@code family}. */
    String name();

    /**
     * What the code says.
     *
     * @param key of the expected entry; inside of objects joined by dots
     * @throws IllegalArgumentException where the family has no such entry
     */
    Answer answer(CurateCase asked, String key);

    /**
     * An answer.
     *
     * @param value a number, boolean, text, array of numbers or list of these; null where the entry describes how the case was made
     * @param tolerance absolute error
     */
    record Answer(Object value, double tolerance) {
        /** For what must be the same. */
        public static Answer exact(Object value) {
            return new Answer(value, 0);
        }

        /** For entries that say how a case was made, or are remarks. */
        public static Answer given() {
            return new Answer(null, 0);
        }
    }

    /** For entries that a family does not know. */
    static IllegalArgumentException unknown(CurateCase asked, String key) {
        return new IllegalArgumentException(asked.name() + ": nothing answers the entry " + key + "; the definition: "
                + asked.family().path("definition").asString());
    }
}
