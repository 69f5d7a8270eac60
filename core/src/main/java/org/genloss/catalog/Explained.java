package org.genloss.catalog;

/** A choice that says what it means: a constant of an enumeration that settings in other modules share, whose Javadoc is not at hand there. */
public interface Explained {
    /** What choosing it does, as users read it. */
    String meaning();
}
