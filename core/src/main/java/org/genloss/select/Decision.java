package org.genloss.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.genloss.data.Payload;

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

    /**
     * The item goes on with another content; everything else about it stays.
     *
     * @param payload of the same kind as before
     * @param reason what was changed
     * @throws IllegalArgumentException without a reason
     */
    record Edit(Payload payload, String reason) implements Decision {
        public Edit {
            Objects.requireNonNull(payload, "payload");
            said(reason);
        }
    }

    /**
     * Something was found out about the item, and this is done with it.
     *
     * @param then what becomes of the item; another label where a selector found out several things
     */
    record Labelled(Label label, Decision then) implements Decision {
        public Labelled {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(then, "then");
        }
    }

    static Decision keep() {
        return new Keep();
    }

    static Decision drop(String reason) {
        return new Drop(reason);
    }

    /** What becomes of the item, labels aside: never a {@link Labelled}. */
    default Decision outcome() {
        Decision then = this;
        while (then instanceof Labelled labelled) {
            then = labelled.then;
        }
        return then;
    }

    /** What was found out about the item, in the order in which it was. */
    default List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        Decision then = this;
        while (then instanceof Labelled labelled) {
            labels.add(labelled.label);
            then = labelled.then;
        }
        return List.copyOf(labels);
    }

    private static void said(String reason) {
        if (Objects.requireNonNull(reason, "reason").isBlank()) {
            throw new IllegalArgumentException("a decision about an item needs a reason, got an empty one");
        }
    }
}
