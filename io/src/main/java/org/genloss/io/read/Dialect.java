package org.genloss.io.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How a delimited file is written.
 *
 * @param separator between cells
 * @param announced true if the first line only names the separator, as spreadsheets do ({@code sep=;})
 * @param header true if the first record names the columns
 * @param decimalComma true if numbers are written 1,5 rather than 1.5
 * @param names of the columns: from the header, or column1, column2, ..
 */
record Dialect(char separator, boolean announced, boolean header, boolean decimalComma, List<String> names) {
    private static final Pattern COMMA = Pattern.compile("\\s*[+-]?\\d+,\\d+([eE][+-]?\\d+)?\\s*");
    private static final Pattern POINT = Pattern.compile("\\s*[+-]?\\d+\\.\\d+([eE][+-]?\\d+)?\\s*");

    /**
     * The dialect of a file that begins with these records. The first record is a header if more columns that hold numbers below begin with a
     * word than with a number; where no column holds numbers, if its cells are all different, none empty, and none comes again in its column. A
     * record alone is a header, with no rows below, if it has several cells and none of them is a number.
     */
    static Dialect of(char separator, boolean announced, List<List<String>> records) {
        boolean comma = separator != ',' && any(COMMA, records) && !any(POINT, records);
        List<List<String>> plain = comma
                ? records.stream()
                        .map(row -> row.stream().map(Dialect::pointed).toList())
                        .toList()
                : records;
        List<String> first = plain.get(0);
        boolean header = plain.size() > 1 ? header(first, plain.subList(1, plain.size())) : wordsOnly(first);
        return new Dialect(
                separator,
                announced,
                header,
                comma,
                header
                        ? unique(first)
                        : IntStream.rangeClosed(1, first.size())
                                .mapToObj(i -> "column" + i)
                                .toList());
    }

    private static boolean any(Pattern pattern, List<List<String>> records) {
        return records.stream()
                .anyMatch(row ->
                        row.stream().anyMatch(cell -> pattern.matcher(cell).matches()));
    }

    /** The cell as a program would have written it. */
    String cell(String written) {
        return decimalComma ? pointed(written) : written;
    }

    private static String pointed(String written) {
        return COMMA.matcher(written).matches() ? written.replace(',', '.') : written;
    }

    private static boolean header(List<String> first, List<List<String>> below) {
        int words = 0;
        int numbers = 0;
        boolean numeric = false;
        for (int j = 0; j < first.size(); j++) {
            if (numeric(below, j)) {
                numeric = true;
                String cell = first.get(j);
                boolean number = !Double.isNaN(Values.number(cell)) || Values.notFinite(cell);
                numbers += number ? 1 : 0;
                words += number || cell.isBlank() ? 0 : 1;
            }
        }
        return numeric ? words > numbers : namesOnly(first, below);
    }

    private static boolean wordsOnly(List<String> only) {
        return only.size() > 1
                && namesOnly(only, List.of())
                && only.stream().noneMatch(cell -> !Double.isNaN(Values.number(cell)) || Values.notFinite(cell));
    }

    private static boolean numeric(List<List<String>> below, int column) {
        int numbers = 0;
        int others = 0;
        for (List<String> row : below) {
            String cell = column < row.size() ? row.get(column) : "";
            if (!cell.isBlank() && !Values.notAvailable(cell) && !Values.notFinite(cell)) {
                boolean number = !Double.isNaN(Values.number(cell));
                numbers += number ? 1 : 0;
                others += number ? 0 : 1;
            }
        }
        return numbers > others;
    }

    private static boolean namesOnly(List<String> first, List<List<String>> below) {
        Set<String> names = new HashSet<>(first);
        if (names.size() < first.size() || first.stream().skip(1).anyMatch(String::isBlank)) {
            return false;
        }
        return IntStream.range(0, first.size())
                .noneMatch(j -> below.stream()
                        .anyMatch(row -> j < row.size() && row.get(j).equals(first.get(j))));
    }

    /** The names with "_2" behind the second of a kind; a cell without a name is named by its place, but for the first: an index. */
    private static List<String> unique(List<String> header) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int j = 0; j < header.size(); j++) {
            String name = header.get(j).strip();
            String base = name.isEmpty() && j > 0 ? "column" + (j + 1) : name;
            String free = base;
            for (int n = 2; !taken.add(free); n++) {
                free = base + "_" + n;
            }
            names.add(free);
        }
        return names;
    }
}
