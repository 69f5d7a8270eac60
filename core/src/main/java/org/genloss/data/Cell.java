package org.genloss.data;

/** One value of a table. */
public sealed interface Cell {
    /** A finite number. */
    record Number(double value) implements Cell {
        public Number {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a number cell needs a finite value, got " + value);
            }
        }
    }

    /** A category, compared as exact text. */
    record Category(String value) implements Cell {}

    /** No value was given. */
    record Missing() implements Cell {}

    /** The one missing cell. */
    Cell MISSING = new Missing();
}
