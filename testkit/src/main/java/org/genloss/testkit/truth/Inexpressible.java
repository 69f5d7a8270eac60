package org.genloss.testkit.truth;

/** A row that cannot be run with what is on the shelves; the message says what is missing. */
public final class Inexpressible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Inexpressible(String why) {
        super(why);
    }
}
