package org.genloss.io.read;

import java.util.Locale;
import java.util.Set;
import org.genloss.data.Origin;

/**
 * The origin that a field states. A number is a generation: 0 for real data, 1 for data drawn from a model of real data. A word for people
 * or the world is {@link Origin.Human}; any other word is the name of a model, at generation 1; nothing is unknown.
 */
public final class Origins {
    private static final Set<String> HUMAN = Set.of("human", "real", "original", "authentic", "natural", "false");

    private Origins() {}

    /** What a field says. @param value text, a number or nothing */
    public static Origin of(Object value) {
        if (value instanceof Double number) {
            return number > 0 ? new Origin.Synthetic("", (int) Math.max(1, number), "") : new Origin.Human("");
        }
        if (!(value instanceof String text) || text.isBlank() || "unknown".equalsIgnoreCase(text.strip())) {
            return Origin.unknown();
        }
        double number = Values.number(text);
        if (Double.isFinite(number)) {
            return of((Double) number);
        }
        String word = text.strip();
        return HUMAN.contains(word.toLowerCase(Locale.ROOT))
                ? new Origin.Human(word)
                : new Origin.Synthetic(word, 1, "");
    }
}
