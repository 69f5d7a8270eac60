package org.genloss.io.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** What Jackson has to say, in our words. */
final class JsonProblem {
    /** What programs write that have no null for missing numbers; the parser says how to be told to let it pass. */
    private static final Pattern NOT_FINITE = Pattern.compile("^Non-standard token '([-+]?\\w+)'");

    private JsonProblem() {}

    /** "expected .., found .." or the parser's own first sentence. */
    static String words(JacksonException e, String end) {
        String message = e.getOriginalMessage().replaceAll("\\s+", " ");
        if (message.startsWith("Unexpected end-of-input")) {
            return "the object is not closed, found the end of the " + end;
        }
        if (message.startsWith("String value length")) {
            return "a string is longer than " + Counts.grouped(LineReader.MAX_LINE) + " characters";
        }
        Matcher notFinite = NOT_FINITE.matcher(message);
        if (notFinite.find()) {
            return "this is not JSON: " + notFinite.group(1) + " is no number there, and every number must be finite";
        }
        String first = message.replaceFirst(" \\(start marker at.*", "")
                .replaceFirst(" at \\[Source.*", "")
                .replaceFirst("\\.$", "");
        return "this is not JSON: " + first.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + first.substring(1);
    }

    /** The parser's byte column, 1 at least. */
    static long column(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null ? 1 : Math.max(1, at.getColumnNr());
    }

    static String token(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL, VALUE_TRUE, VALUE_FALSE -> "\"" + token.asString() + "\"";
            default -> "something else";
        };
    }
}
