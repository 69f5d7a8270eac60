package org.genloss.io.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines around a place, as printed under a message: two before, the line itself, a caret. */
final class Excerpt {
    private static final int WIDTH = 80;

    private Excerpt() {}

    /** Reads the file once more up to the line; empty if that fails. */
    static List<String> of(DataFile file, long line, long column) {
        List<String> raw = raw(file, line);
        if (raw.isEmpty()) {
            return List.of();
        }
        int digits = String.valueOf(line).length();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            boolean last = i == raw.size() - 1;
            int shift = last ? shift(raw.get(i).length(), column) : 0;
            lines.add(row(String.valueOf(line - raw.size() + 1 + i), digits, window(raw.get(i), shift)));
            if (last && column > 0) {
                lines.add(row("", digits, " ".repeat((int) (column - 1 - shift)) + "^"));
            }
        }
        return lines;
    }

    /** The text of that line, with replacement characters where it is not UTF-8; empty if there is no such line. */
    static String line(DataFile file, long line) {
        List<String> raw = raw(file, line);
        return raw.isEmpty() ? "" : raw.get(raw.size() - 1);
    }

    private static List<String> raw(DataFile file, long line) {
        List<String> raw = new ArrayList<>();
        try (LineReader lines = new LineReader(file)) {
            while (lines.line() < line && lines.next()) {
                if (lines.line() > line - 3) {
                    raw.add(new String(lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.UTF_8));
                }
            }
            return lines.line() == line ? raw : List.of();
        } catch (BadInput e) {
            return List.of();
        }
    }

    private static int shift(int length, long column) {
        return length <= WIDTH || column <= WIDTH - 20 ? 0 : (int) Math.min(column, length) - WIDTH / 2;
    }

    private static String window(String text, int shift) {
        int end = Math.min(text.length(), shift + WIDTH);
        String cut = text.substring(shift, end).replaceAll("\\p{Cntrl}", " ");
        String head = shift > 0 ? "…" + cut.substring(1) : cut;
        return end < text.length() ? head.substring(0, head.length() - 1) + "…" : head;
    }

    private static String row(String number, int digits, String text) {
        return (" ".repeat(digits - number.length()) + number + " | " + text).stripTrailing();
    }
}
