package org.genloss.lab.sweep;

import java.util.List;

/**
 * One setting that is varied.
 *
 * @param path as in the experiment file: {@code items}, {@code learner.order}, {@code regimes.fresh-mix.synthetic}
 * @param values as they stand in the file, in that order
 */
public record Factor(String path, List<Object> values) {
    public Factor {
        values = List.copyOf(values);
    }

    /** Whether every value is a finite number and they are not all the same: only then does a threshold have a place. */
    public boolean numeric() {
        return values.stream().mapToDouble(Factor::number).allMatch(Double::isFinite)
                && values.stream().mapToDouble(Factor::number).distinct().count() > 1;
    }

    /** The value as a number; NaN where it is none. */
    public double number(int index) {
        return number(values.get(index));
    }

    private static double number(Object value) {
        try {
            return Double.parseDouble(String.valueOf(value).strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Settings of one regime leave the others as they are. @param regime its id */
    public boolean touches(String regime) {
        return !path.startsWith("regimes.") || path.startsWith("regimes." + regime + ".");
    }
}
