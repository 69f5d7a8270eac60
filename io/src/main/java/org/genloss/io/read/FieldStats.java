package org.genloss.io.read;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.genloss.profile.Hashes;

/** What the fields of a collection of records hold, in the order of their first appearance. Memory grows with the fields, not the rows. */
final class FieldStats {
    /** Values that are looked at of a field whose name says that it may tell what belongs together. */
    private static final int LOOKED_AT = 10_000;

    /** Counts of one field. */
    static final class Field {
        final String name;
        long numbers;
        long notFinite;
        long notAvailable;
        long texts;
        long empties;
        long nested;
        long lists;

        /** Lists of numbers that a cell writes out. */
        long writtenLists;

        private final SortedMap<Integer, Long> widths = new TreeMap<>();
        private Boolean declared;
        private long characters;
        private long spaced;
        private long first;
        private String firstText = "";
        private final boolean grouping;
        private final Set<Long> values = new HashSet<>();
        private int looked;

        /** Numbers that no string holds. */
        private long bare;

        private String firstBare = "";

        Field(String name) {
            this.name = name;
            this.grouping = GroupNames.like(name);
        }

        private void accept(Object value, long line) {
            if (value instanceof Double number) {
                bare++;
                firstBare = bare == 1 ? Values.category(number) + " in line " + line : firstBare;
                count(Double.isFinite(number));
                repeat(Values.category(number));
            } else if (value instanceof String empty && empty.isEmpty()) {
                empties++;
            } else if (value instanceof String text) {
                double[] list = Values.list(text);
                if (list == null) {
                    text(text, line);
                } else {
                    writtenLists++;
                    widths.merge(list.length, 1L, Long::sum);
                }
                repeat(text);
            } else if (value instanceof double[] list) {
                lists++;
                widths.merge(list.length, 1L, Long::sum);
            } else if (value == Values.NESTED) {
                nested++;
            }
        }

        private void text(String text, long line) {
            double number = Values.number(text);
            if (!Double.isNaN(number)) {
                count(Double.isFinite(number));
            } else if (Values.notFinite(text)) {
                count(false);
            } else if (Values.notAvailable(text)) {
                notAvailable++;
            } else {
                texts++;
                characters += text.length();
                spaced += text.indexOf(' ') >= 0 ? 1 : 0;
                if (texts == 1) {
                    first = line;
                    firstText = text;
                }
            }
        }

        /** Numbers in a list: in most of the lists, fewest where several lengths are as common; 0 without lists. */
        int dimensions() {
            int common = 0;
            for (int width : widths.keySet()) {
                common = common == 0 || widths.get(width) > widths.get(common) ? width : common;
            }
            return common;
        }

        /** Lists of numbers, whether or not a cell writes them out, but for damaged ones. */
        boolean embeddings() {
            return lists + writtenLists > numbers + notFinite + notAvailable + texts + nested;
        }

        private void count(boolean finite) {
            if (finite) {
                numbers++;
            } else {
                notFinite++;
            }
        }

        private void repeat(String value) {
            if (grouping && looked < LOOKED_AT) {
                looked++;
                values.add(Hashes.of(value));
            }
        }

        /** Numbers, but for at most one cell in twenty and in five hundred (or a single one) that is then a damaged cell. */
        boolean numeric() {
            return declared != null
                    ? declared
                    : numbers > 0
                            && scalar()
                            && (texts == 0 || (numbers >= 20 * texts && texts <= Math.max(1, numbers / 500)));
        }

        /** Running text, as against categories: 20 characters or more on average, and mostly with blanks. */
        boolean prose() {
            return texts > 0 && characters >= 20 * texts && 2 * spaced >= texts && texts > numbers;
        }

        /** Mostly strings, be they empty, as against lists and objects. */
        boolean strings() {
            return texts + empties > nested + lists;
        }

        double meanLength() {
            return texts == 0 ? 0 : (double) characters / texts;
        }

        /** Single values, but for at most one record in twenty that is then damaged. */
        boolean scalar() {
            return 20 * (nested + lists) <= numbers + notFinite + notAvailable + texts || (nested == 0 && lists == 0);
        }

        /** Whether name and values suggest that the field says what belongs together. */
        boolean groups() {
            return grouping && GroupNames.like(name, looked, values.size());
        }

        /** The first of the numbers where most values are numbers that no string holds; empty where they are not. */
        String bare() {
            return 2 * bare > numbers + notFinite + notAvailable + texts + empties ? firstBare : "";
        }

        /** The line of the first value that is text, and that text. */
        String firstText() {
            String shown = firstText.length() > 40 ? firstText.substring(0, 39) + "…" : firstText;
            return "\"" + shown + "\" in line " + first;
        }
    }

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private long rows;

    void row() {
        rows++;
    }

    void accept(String name, Object value, long line) {
        fields.computeIfAbsent(name, Field::new).accept(value, line);
    }

    /** A file format with types says whether a field holds numbers, whatever its texts look like. */
    void declare(String name, boolean numeric) {
        fields.computeIfAbsent(name, Field::new).declared = numeric;
    }

    long rows() {
        return rows;
    }

    List<Field> fields() {
        return List.copyOf(fields.values());
    }

    /** Null if there is no field of that name. */
    Field field(String name) {
        return fields.get(name);
    }

    List<String> names() {
        return List.copyOf(fields.keySet());
    }
}
