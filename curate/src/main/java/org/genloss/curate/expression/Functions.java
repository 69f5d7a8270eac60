package org.genloss.curate.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions of expressions. Patterns are RE2's, which take time linear in the text whatever the pattern; look-around and back references do not
 * exist there. Public because JEXL calls it.
 */
public final class Functions {
    /** A function. @param takes types of what it takes @param gives type of what comes out */
    record Signature(List<Type> takes, Type gives) {}

    private static final Map<String, Signature> ALL = Map.of(
            "matches", new Signature(List.of(Type.TEXT, Type.TEXT), Type.TRUTH),
            "contains", new Signature(List.of(Type.TEXT, Type.TEXT), Type.TRUTH),
            "count", new Signature(List.of(Type.TEXT, Type.TEXT), Type.NUMBER),
            "lower", new Signature(List.of(Type.TEXT), Type.TEXT),
            "length", new Signature(List.of(Type.TEXT), Type.NUMBER),
            "number", new Signature(List.of(Type.TEXT), Type.NUMBER));

    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    static Map<String, Signature> all() {
        return ALL;
    }

    /** @throws PatternSyntaxException where it is no pattern */
    void learn(String pattern) {
        patterns.put(pattern, Pattern.compile(pattern));
    }

    /** Whether the pattern occurs in the text. */
    public boolean matches(String text, String pattern) {
        return patterns.get(pattern).matcher(text).find();
    }

    /** Whether a text occurs in the text. */
    public boolean contains(String text, String part) {
        return text.contains(part);
    }

    /** How often a text that is not empty occurs, without overlaps. */
    public double count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0 && !part.isEmpty(); at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** In lower case. */
    public String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Characters (code points). */
    public double length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The number that a text says. @throws Undefined where it says none */
    public double number(String text) {
        double number = Double.NaN;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            // said below, as of texts that say no finite number
        }
        if (!Double.isFinite(number)) {
            throw new Undefined(text.isBlank() ? "number() of nothing" : "number() of a text that says none");
        }
        return number;
    }
}
