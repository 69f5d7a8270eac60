package org.genloss.io.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what separates the cells of a delimited file. */
final class Delimiters {
    private static final char[] CANDIDATES = {',', '\t', ';', '|'};
    private static final int LINES = 50;

    /** What spreadsheets write above a table to say what separates its cells. */
    private static final Pattern ANNOUNCED =
            Pattern.compile("^\\uFEFF?\"?sep=(?<separator>[^\\r\\n\"])\"?(?:\\r?\\n|$)");

    private Delimiters() {}

    /** Whether the first line says no more than what the separator is: {@code sep=;}. */
    static boolean announced(String text) {
        return ANNOUNCED.matcher(text).find();
    }

    /** The separator that the first line names or else that cuts most of the first lines into the same number of cells; a comma if none does. */
    static char of(String text, boolean cut) {
        Matcher announced = ANNOUNCED.matcher(text);
        if (announced.find()) {
            return announced.group("separator").charAt(0);
        }
        List<String> lines = lines(text, cut);
        char best = ',';
        int most = 0;
        for (char candidate : CANDIDATES) {
            int same = same(lines, candidate);
            if (same > most) {
                most = same;
                best = candidate;
            }
        }
        return best;
    }

    /** True where a text is a table beyond doubt: three lines or more, all of the same number of cells, most of them numbers. */
    static boolean evident(String text, boolean cut) {
        List<String> lines = lines(text, cut);
        char separator = of(text, cut);
        if (lines.size() < 3 || same(lines, separator) < lines.size()) {
            return false;
        }
        int numbers = 0;
        int cells = 0;
        for (String line : lines.subList(1, lines.size())) {
            for (String cell : split(line, separator)) {
                cells++;
                numbers += Double.isNaN(Values.number(cell)) ? 0 : 1;
            }
        }
        return 2 * numbers > cells;
    }

    /** The cells of the first line below what announces the separator, without quotes. */
    static List<String> header(String text, boolean cut) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return lines(bare, cut).stream()
                .limit(1)
                .flatMap(line -> split(line, of(bare, cut)).stream())
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    private static List<String> lines(String text, boolean cut) {
        String[] all = ANNOUNCED.matcher(text).replaceFirst("").split("\r?\n");
        List<String> lines = new ArrayList<>();
        int end = cut && all.length > 1 ? all.length - 1 : all.length;
        for (int i = 0; i < end && lines.size() < LINES; i++) {
            if (!all[i].isBlank()) {
                lines.add(all[i]);
            }
        }
        return lines;
    }

    /** How many lines have as many cells as the first, if that has two at least. */
    private static int same(List<String> lines, char separator) {
        int first = lines.isEmpty() ? 0 : split(lines.get(0), separator).size();
        return first < 2
                ? 0
                : (int) lines.stream()
                        .filter(line -> split(line, separator).size() == first)
                        .count();
    }

    /** The cells of one line; quotes keep separators together and stay on. */
    static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                cells.add(line.substring(start, i));
                start = i + 1;
            }
        }
        cells.add(line.substring(start));
        return cells;
    }

    /** The column, from 1, at which a cell begins in a line. */
    static long column(String line, char separator, int cell) {
        List<String> cells = split(line, separator);
        long at = 1;
        for (int i = 0; i < Math.min(cell, cells.size()); i++) {
            at += cells.get(i).length() + 1;
        }
        return at;
    }
}
