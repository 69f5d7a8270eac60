package org.genloss.io.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks text at spaces, and words that are longer than a line wherever they must. */
final class Wrap {
    /** A word and the spaces after it, which stay as they are within a line. */
    private static final Pattern PARTS = Pattern.compile("([^ ]+)( *)");

    /** Ends of lines and tabs that data brings: they would break the layout. */
    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0b\\f\\r\\u0085\\u2028\\u2029]+");

    private Wrap() {}

    /** Every line is indented, further lines by two more; none is wider than {@code width} places of a terminal. */
    static String at(String text, int indent, int width) {
        String first = " ".repeat(indent);
        String further = " ".repeat(indent + 2);
        List<String> lines = words(text, Math.max(8, width - indent - 2), Math.max(10, width - indent));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            out.append(i == 0 ? first : "\n" + further).append(lines.get(i));
        }
        return out.toString();
    }

    /** In one line. */
    static String flat(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }

    /** Lines of at most {@code width} places. */
    static List<String> lines(String text, int width) {
        return words(text, width, width);
    }

    private static List<String> words(String text, int width, int first) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        String gap = "";
        Matcher parts = PARTS.matcher(flat(text).strip());
        while (parts.find()) {
            String word = parts.group(1);
            int room = lines.isEmpty() ? first : width;
            if (line.length() > 0 && Cells.width(line + gap + word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (line.length() == 0 && Cells.width(word) > width) {
                int cut = cut(word, width);
                lines.add(word.substring(0, cut));
                word = word.substring(cut);
            }
            line.append(line.length() == 0 ? "" : gap).append(word);
            gap = parts.group(2);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int cut(String word, int width) {
        int end = Character.charCount(word.codePointAt(0));
        while (end < word.length()) {
            int next = end + Character.charCount(word.codePointAt(end));
            if (Cells.width(word.substring(0, next)) > width) {
                break;
            }
            end = next;
        }
        return end;
    }
}
