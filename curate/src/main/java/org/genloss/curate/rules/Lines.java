package org.genloss.curate.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ways in which the rules cut a text into lines and paragraphs. */
final class Lines {
    private Lines() {}

    /**
     * Those that recur.
     *
     * @param all pieces looked at
     * @param pieces pieces that were met before
     * @param characters code points of these
     */
    record Duplicates(int all, int pieces, long characters) {
        static Duplicates of(List<String> pieces) {
            if (pieces.size() < 2) {
                return new Duplicates(pieces.size(), 0, 0);
            }
            Set<String> met = new HashSet<>(pieces.size() * 2);
            int count = 0;
            long characters = 0;
            for (String piece : pieces) {
                if (!met.add(piece)) {
                    count++;
                    characters += Characters.length(piece);
                }
            }
            return new Duplicates(pieces.size(), count, characters);
        }
    }

    /** Cut at each line break. */
    static List<String> each(String text) {
        return cut(text, 1, 1);
    }

    /** Cut at runs of line breaks. */
    static List<String> runs(String text) {
        return cut(text, 1, Integer.MAX_VALUE);
    }

    /** Cut at runs of two line breaks and more, white space at both ends taken off. */
    static List<String> paragraphs(String text) {
        return cut(Characters.strip(text), 2, Integer.MAX_VALUE);
    }

    /** Cut at each pair of line breaks. */
    static List<String> pairs(String text) {
        return cut(text, 2, 2);
    }

    /** Cut at runs of {@code \n} of so many characters, at least one piece; a longer run is cut again, a shorter one is part of a piece. */
    private static List<String> cut(String text, int least, int most) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        int at = text.indexOf('\n');
        while (at >= 0) {
            int to = at + 1;
            while (to < text.length() && to - at < most && text.charAt(to) == '\n') {
                to++;
            }
            if (to - at >= least) {
                pieces.add(text.substring(from, at));
                from = to;
            }
            at = text.indexOf('\n', to);
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /** Cut at all that Python's {@code splitlines} takes for the end of a line; no piece after the last end, none of an empty text. */
    static List<String> all(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (ends(c)) {
                lines.add(text.substring(from, at));
                if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                    at++;
                }
                from = at + 1;
            }
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    private static boolean ends(char c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Whether a line starts with a bullet or a hyphen, white space aside. */
    static boolean bullet(String line) {
        int at = 0;
        while (at < line.length() && Characters.space(line.charAt(at))) {
            at++;
        }
        return at < line.length() && (line.charAt(at) == '•' || line.charAt(at) == '-');
    }

    /** Whether a line ends in an ellipsis, white space aside. */
    static boolean trailing(String line) {
        int to = line.length();
        while (to > 0 && Characters.space(line.charAt(to - 1))) {
            to--;
        }
        return (to > 0 && line.charAt(to - 1) == '…') || line.startsWith("...", to - 3);
    }

    /** Lines that are not blank. */
    static List<String> written(String text) {
        return each(text).stream().filter(line -> !Characters.blank(line)).toList();
    }
}
