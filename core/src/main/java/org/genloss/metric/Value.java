package org.genloss.metric;

import java.util.Optional;

/** The raw answer of a metric for one subject. */
public sealed interface Value {
    /** What the number is about: {@code words}, {@code 3-grams}, the name of a column. */
    String subject();

    /**
     * A finite number.
     *
     * @param levels what was read of each side, where the number is their ratio or difference
     */
    record Of(String subject, double number, Optional<Levels> levels) implements Value {
        public Of(String subject, double number) {
            this(subject, number, Optional.empty());
        }

        public Of {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(subject + ": " + number + " is no value; say Undefined and why");
            }
        }
    }

    /** No number can be given; {@code why} is a clause that a user can act on. */
    record Undefined(String subject, String why) implements Value {}

    /**
     * What a metric reads of each side by itself before it compares them, such as the self-BLEU of each: at the equal numbers of words,
     * texts or values that the comparison is made at, and finite.
     */
    record Levels(double reference, double generation) {
        /** The generation's over the reference's; undefined where that is not finite. */
        public Value ratio(String subject, String whyNot) {
            return told(subject, generation / reference, whyNot);
        }

        /** The generation's minus the reference's, 0 where they agree but for rounding; undefined where one is not finite. */
        public Value difference(String subject, String whyNot) {
            boolean known = Double.isFinite(generation) && Double.isFinite(reference);
            return told(subject, known ? Rounding.difference(generation, reference, 1) : Double.NaN, whyNot);
        }

        /** Another comparison of the two; undefined where it is not finite. */
        public Value told(String subject, double number, String whyNot) {
            return Double.isFinite(number)
                    ? new Of(subject, number, Optional.of(this))
                    : new Undefined(subject, whyNot);
        }
    }

    /** The number, or Undefined with the reason where it is not finite. */
    static Value of(String subject, double number, String whyNot) {
        return Double.isFinite(number) ? new Of(subject, number) : new Undefined(subject, whyNot);
    }
}
