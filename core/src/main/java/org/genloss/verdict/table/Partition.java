package org.genloss.verdict.table;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.genloss.data.Item;
import org.genloss.data.Schema;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.profile.Pool;
import org.genloss.verdict.battery.Wording;

/**
 * The subgroups that a field makes of the items of a pool.
 *
 * @param field the column of a table, or the field beside texts
 * @param column the column of a table; empty where it is no column
 * @param codes the subgroup of each item; {@code names().size()} for items without a value
 * @param names the values, a subgroup each
 */
public record Partition(String field, Optional<Column> column, int[] codes, List<String> names) {
    /** By a column of a table. @throws IllegalArgumentException where there is no such column, or it holds many different numbers */
    public static Partition ofColumn(Pool pool, String name) {
        need(pool.schema(), name);
        Column column = Columns.of(pool).all().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (column.numeric()) {
            throw new IllegalArgumentException(name + " has " + Wording.count(column.levels())
                    + " different numbers; subgroups are made by a column of categories, or of at most " + Column.FEW
                    + " numbers");
        }
        List<String> names =
                IntStream.range(0, column.levels()).mapToObj(column::text).toList();
        return new Partition(name, Optional.of(column), column.codes(), names);
    }

    /** Before anything is read. @throws IllegalArgumentException where a table has no such column */
    public static void need(Schema schema, String name) {
        List<String> all = schema.columns().stream().map(Schema.Column::name).toList();
        if (!all.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no column " + name + " to make subgroups; the columns are " + Wording.list(all));
        }
    }

    /** By a field that items carry beside their content. @throws IllegalArgumentException where no item has it */
    public static Partition ofNotes(Pool pool, String field) {
        List<Item> items = pool.items();
        List<String> names = List.copyOf(new TreeSet<>(items.stream()
                .flatMap(item -> Stream.ofNullable(item.notes().get(field)))
                .toList()));
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no text has a value of " + field
                    + " to make subgroups; profiles and lines of plain text hold no fields beside their texts");
        }
        int[] codes = items.stream()
                .mapToInt(item -> Optional.ofNullable(item.notes().get(field))
                        .map(value -> Collections.binarySearch(names, value))
                        .orElse(names.size()))
                .toArray();
        return new Partition(field, Optional.empty(), codes, names);
    }

    /** Items of each subgroup, those without a value last. */
    int[] counts() {
        int[] counts = new int[names.size() + 1];
        for (int code : codes) {
            counts[code]++;
        }
        return counts;
    }

    /** {@code sex = f}: what findings are about. */
    public String subject(int subgroup) {
        return field + " = " + names.get(subgroup);
    }

    /** The same within a sentence. */
    public String quoted(int subgroup) {
        return TableWords.quoted(field) + " = " + TableWords.quoted(names.get(subgroup));
    }
}
