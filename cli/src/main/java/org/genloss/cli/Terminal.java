package org.genloss.cli;

import java.nio.charset.Charset;

/** What the terminal can show, and how a shell wants words. */
final class Terminal {
    private Terminal() {}

    /** Whether the locale's encoding has the glyphs of the reports. */
    static boolean unicode() {
        String locale = first(System.getenv("LC_ALL"), System.getenv("LC_CTYPE"), System.getenv("LANG"));
        String encoding = locale.contains(".") ? locale.substring(locale.indexOf('.') + 1) : "";
        try {
            return encoding.isEmpty()
                    ? Charset.defaultCharset().name().startsWith("UTF")
                    : Charset.forName(encoding).name().startsWith("UTF");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Places of a line: COLUMNS where it is a number, else 96. */
    static int columns() {
        return columns(System.getenv("COLUMNS"));
    }

    static int columns(String said) {
        return said != null && said.matches("[1-9]\\d{1,3}") ? Integer.parseInt(said) : 96;
    }

    private static String first(String... values) {
        for (String value : values) {
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** The word as bash reads it back. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
