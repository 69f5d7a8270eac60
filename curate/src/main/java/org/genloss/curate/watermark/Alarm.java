package org.genloss.curate.watermark;

import java.io.Serializable;
import java.util.OptionalDouble;
import org.genloss.select.Action;
import org.genloss.select.Decision;
import org.genloss.select.Label;

/**
 * What is done where a watermark is found.
 *
 * @param detector its id
 * @param rate false-positive rate: a p-value at or below it flags
 * @param action the user's choice
 * @param factor of its weight
 */
record Alarm(String detector, double rate, Action action, double factor) implements Serializable {
    private static final long serialVersionUID = 1;
    /** The share above z = 4 under a normal law: the threshold of the KGW papers. */
    static final double RATE = 3.17e-5;

    Alarm {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(detector + ".false-positives is a rate between 0 and 1, got " + rate);
        }
        Action.check(detector, factor);
    }

    Decision at(double score, double p) {
        return action.on(new Label(detector, score, OptionalDouble.of(rate), p <= rate), factor);
    }

    /** Of a text with too little to score, which stays. @param what "different tokens" @param least so many */
    Decision tooShort(String what, int least) {
        return new Decision.Labelled(
                Label.none(detector, "too short, fewer than " + least + " " + what), Decision.keep());
    }

    /** Refuses settings that are needed and were not given. */
    static void needs(String detector, String setting, boolean given, String what) {
        if (!given) {
            throw new IllegalArgumentException(detector + " needs " + setting + ": " + what);
        }
    }
}
