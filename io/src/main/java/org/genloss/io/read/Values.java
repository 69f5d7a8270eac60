package org.genloss.io.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Set;
import java.util.regex.Pattern;
import org.genloss.data.Cell;

/**
 * What a field of a record holds before its scale is known: a String, a Double (which may be NaN or infinite), a double[], {@link #MISSING}
 * or {@link #NESTED}; or a String or finite Double as the cell that most of them become, of formats that know it already ({@link #plain}).
 */
final class Values {
    /** No value. */
    static final Object MISSING = new Object();

    /** An object or a list that is no list of numbers. */
    static final Object NESTED = new Object();

    private static final Set<String> NOT_AVAILABLE =
            Set.of("NA", "N/A", "n/a", "NULL", "null", "None", "#N/A", "?", "-");
    private static final Set<String> NOT_FINITE = Set.of(
            "nan",
            "inf",
            "-inf",
            "+inf",
            "infinity",
            "-infinity",
            "+infinity",
            "1.#inf",
            "-1.#inf",
            "1.#ind",
            "-1.#ind",
            "-nan");

    private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;]\\s*|\\s+");

    private Values() {}

    /** The finite number that the text writes in decimal, with or without exponent; NaN if it is none, infinite if it is out of range. */
    static double number(String text) {
        String t = text.strip();
        if (t.isEmpty() || t.length() > 400) {
            return Double.NaN;
        }
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(t);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * The numbers that a cell lists, as JSON and numpy write them: between square brackets, with commas or blanks between; those that are not finite are
     * NaN. Null if the text is no such list.
     */
    static double[] list(String text) {
        String t = text.strip();
        if (!t.startsWith("[") || !t.endsWith("]") || t.length() < 3) {
            return null;
        }
        String[] parts = SEPARATOR.split(t.substring(1, t.length() - 1).strip());
        double[] list = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            list[i] = number(parts[i]);
            if (Double.isNaN(list[i]) && !notFinite(parts[i])) {
                return null;
            }
        }
        return list;
    }

    /** Ways to write that a value was not recorded; they count as missing in columns whose other values are numbers. */
    static boolean notAvailable(String text) {
        return NOT_AVAILABLE.contains(text.strip());
    }

    /** Ways to write NaN and infinity. */
    static boolean notFinite(String text) {
        return NOT_FINITE.contains(text.strip().toLowerCase(java.util.Locale.ROOT));
    }

    /** What is asked of a number, as a clause, and what to do about one that does not do. */
    record Wrong(String what, String remedy) {}

    /** What is wrong with a number that is no coordinate of a vector. */
    static Wrong coordinate(double number) {
        return Double.isFinite(number)
                ? new Wrong("the numbers of vectors must be at most 1e50 in size", "Write them in another unit")
                : new Wrong("every number must be finite", "Write finite numbers");
    }

    /** A number as a category: 3 for 3.0. */
    static String category(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    /** The same without cells. */
    static Object plain(Object value) {
        if (value instanceof Cell.Category category) {
            return category.value();
        }
        return value instanceof Cell.Number number ? (Object) number.value() : value;
    }

    /** A number as a message shows it: short, and as people write it: -1.05e199. */
    static String shown(double number) {
        return Math.abs(number) < 1e15 || !Double.isFinite(number)
                ? category(number)
                : new BigDecimal(number)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toString()
                        .replace("E+", "e");
    }

    /** The value as text, null where there is none. */
    static String text(Object given) {
        Object value = plain(given);
        if (value instanceof String text) {
            return text;
        }
        return value instanceof Double number ? category(number) : null;
    }
}
