package org.genloss.select;

import java.util.Objects;

/** What becomes of an item. Whatever is not simply kept bears a reason. */
public sealed interface Decision {
    /** The item stays as it is. */
    record Keep() implements Decision {}

    /**
     * The item stays, with a weight.
     *
     * @param weight above 0; 1 is an item like any other
     * @throws IllegalArgumentException for a weight that is not above 0, or without a reason
     */
    record Weigh(double weight, String reason) implements Decision {
        public Weigh {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("a weight is above 0, got " + weight + "; drop what has none");
            }
            said(reason);
        }
    }

    /** The item goes. @throws IllegalArgumentException without a reason */
    record Drop(String reason) implements Decision {
        public Drop {
            said(reason);
        }
    }

    static Decision keep() {
        return new Keep();
    }

    static Decision drop(String reason) {
        return new Drop(reason);
    }

    private static void said(String reason) {
        if (Objects.requireNonNull(reason, "reason").isBlank()) {
            throw new IllegalArgumentException("a decision about an item needs a reason, got an empty one");
        }
    }
}
