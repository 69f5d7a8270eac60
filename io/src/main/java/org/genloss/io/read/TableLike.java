package org.genloss.io.read;

import java.util.ArrayList;
import java.util.List;
import org.genloss.data.Schema;

/** Whether a table can be read with the columns of another one. */
final class TableLike {
    private TableLike() {}

    /**
     * @param named whether the file names its columns
     * @param columns its names of columns: of fields without another role
     */
    static void require(String file, boolean named, FieldStats stats, List<String> columns, Schema reference) {
        List<String> absent = new ArrayList<>();
        for (Schema.Column column : reference.columns()) {
            FieldStats.Field field = stats.field(column.name());
            if (field == null) {
                absent.add(column.name());
            } else {
                requireScale(file, field, column);
            }
        }
        if (!absent.isEmpty()) {
            throw BadInput.in(
                    file,
                    "the reference has " + (absent.size() == 1 ? "a column" : "columns") + " that this file lacks: "
                            + Words.list(absent),
                    named
                            ? "Columns are matched by name. The file has " + Words.orNone(stats.names())
                                    + lacking(columns, reference) + "."
                            : "Columns are matched by name, and the first line of this file names none: put a header above it, "
                                    + Words.list(reference.columns().stream()
                                            .map(Schema.Column::name)
                                            .toList())
                                    + ".");
        }
    }

    /** Columns of the file alone: one of them may be the one that is sought, under another name. */
    static String lacking(List<String> names, Schema reference) {
        List<String> known =
                reference.columns().stream().map(Schema.Column::name).toList();
        List<String> more = names.stream().filter(name -> !known.contains(name)).toList();
        return more.isEmpty() ? "" : "; of these the reference lacks " + Words.list(more);
    }

    private static void requireScale(String file, FieldStats.Field field, Schema.Column column) {
        if (!field.scalar()) {
            throw BadInput.in(
                    file,
                    "the column " + field.name + " holds lists or objects, and single values in the reference",
                    "Write one value a cell.");
        }
        if (column.scale() == Schema.Scale.NUMERIC && !field.numeric() && field.texts > 0) {
            throw BadInput.in(
                    file,
                    "the column " + field.name + " holds numbers in the reference and " + field.firstText() + " here",
                    "Write the column the same way in both files.");
        }
    }
}
