package org.genloss.io.render;

/** Places that text takes on a terminal: two for the wide letters of East Asia and for emoji, none for marks that combine. */
final class Cells {
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0xa4cf},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff00, 0xff60},
        {0xffe0, 0xffe6},
        {0x1f300, 0x1faff},
        {0x20000, 0x3fffd}
    };

    private Cells() {}

    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (type == Character.FORMAT && !turns(c))) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** Marks that turn the direction of text: they are shown as a replacement character. */
    private static boolean turns(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    /** The text, or as much of its beginning as fits with an ellipsis. */
    static String fit(String text, int places) {
        if (width(text) <= places) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            used += width(c);
            if (used > places) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.append('…').toString();
    }

    /** The text, or its end after an ellipsis, of so many characters: names of a series differ at their end. */
    static String end(String text, int characters) {
        int length = text.codePointCount(0, text.length());
        return length <= characters ? text : "…" + text.substring(text.offsetByCodePoints(0, length - characters + 1));
    }

    /** Cut or filled with spaces at its end, to exactly this width. */
    static String left(String text, int places) {
        String fitting = fit(text, places);
        return fitting + " ".repeat(Math.max(0, places - width(fitting)));
    }

    /** Filled with spaces at its beginning. */
    static String right(String text, int places) {
        return " ".repeat(Math.max(0, places - width(text))) + text;
    }
}
