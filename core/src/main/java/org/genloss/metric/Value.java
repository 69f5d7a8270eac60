package org.genloss.metric;

/** The raw answer of a metric for one subject. */
public sealed interface Value {
    /** What the number is about: {@code words}, {@code 3-grams}, the name of a column. */
    String subject();

    /** A finite number. */
    record Of(String subject, double number) implements Value {
        public Of {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(subject + ": " + number + " is no value; say Undefined and why");
            }
        }
    }

    /** No number can be given; {@code why} is a clause that a user can act on. */
    record Undefined(String subject, String why) implements Value {}

    /** The number, or Undefined with the reason where it is not finite. */
    static Value of(String subject, double number, String whyNot) {
        return Double.isFinite(number) ? new Of(subject, number) : new Undefined(subject, whyNot);
    }
}
