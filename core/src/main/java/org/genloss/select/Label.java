package org.genloss.select;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a detector says of an item.
 *
 * @param detector its id
 * @param score the number it decides by; what it means, and which way it points, is on the detector's card; NaN where there was nothing to judge, as {@code unrated} then says
 * @param errorRate share of items without what it looks for that it flags at the threshold used, from 0 to 1, as the detector states it; empty where
 *     none can be stated
 * @param flagged whether it found what it looks for
 * @param unrated why no error rate can be stated: too short for any threshold; empty where one is, or nothing is said
 * @throws IllegalArgumentException for a score that is no number without a reason, an error rate that is no share, or a detector without a name
 */
public record Label(String detector, double score, OptionalDouble errorRate, boolean flagged, String unrated) {
    /** Without a word on why an error rate is not stated. */
    public Label(String detector, double score, OptionalDouble errorRate, boolean flagged) {
        this(detector, score, errorRate, flagged, "");
    }

    /** Of an item that the detector finds nothing to judge in. @param why "no letters" */
    public static Label none(String detector, String why) {
        return new Label(detector, Double.NaN, OptionalDouble.empty(), false, why);
    }

    public Label {
        Objects.requireNonNull(unrated, "unrated");
        Objects.requireNonNull(errorRate, "errorRate");
        if (Objects.requireNonNull(detector, "detector").isBlank()) {
            throw new IllegalArgumentException("a label names its detector, got an empty name");
        }
        if (Double.isNaN(score) && (flagged || unrated.isBlank())) {
            throw new IllegalArgumentException("the score of " + detector + " is not a number");
        }
        if (errorRate.isPresent() && !(errorRate.getAsDouble() >= 0 && errorRate.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    "the error rate of " + detector + " is a share from 0 to 1, got " + errorRate.getAsDouble());
        }
    }

    /** Detector, score and error rate in words, as the reason of what is done with a flagged item. */
    public String reason() {
        String rate = errorRate.isPresent()
                ? String.format(Locale.ROOT, "false-positive rate %s", Double.toString(errorRate.getAsDouble()))
                : "false-positive rate not known" + (unrated.isEmpty() ? "" : " (" + unrated + ")");
        return String.format(Locale.ROOT, "%s: score %.4g, %s", detector, score, rate);
    }
}
