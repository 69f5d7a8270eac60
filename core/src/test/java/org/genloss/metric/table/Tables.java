package org.genloss.metric.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Draw;
import org.genloss.profile.Pool;

/** Pools of small tables for tests: a row is an array of Double, Integer, String or null. */
public final class Tables {
    private Tables() {}

    /** Columns are named c0, c1, .. */
    public static Pool pool(List<Object[]> reference, List<Object[]> candidate) {
        return pool(
                IntStream.range(0, reference.get(0).length)
                        .mapToObj(j -> "c" + j)
                        .toList(),
                reference,
                candidate);
    }

    public static Pool pool(List<String> names, List<Object[]> reference, List<Object[]> candidate) {
        Object[] first = reference.get(0);
        List<Schema.Column> columns = new ArrayList<>();
        for (int j = 0; j < first.length; j++) {
            columns.add(new Schema.Column(
                    names.get(j), first[j] instanceof String ? Schema.Scale.CATEGORICAL : Schema.Scale.NUMERIC));
        }
        return new Pool(Schema.table(columns), groups("r", reference), groups("g", candidate));
    }

    /** A pool of one column. */
    public static Pool column(Object[] reference, Object[] candidate) {
        return pool(rows(reference), rows(candidate));
    }

    private static List<Object[]> rows(Object[] values) {
        return Arrays.stream(values).map(value -> new Object[] {value}).toList();
    }

    private static List<Draw.Group> groups(String prefix, List<Object[]> rows) {
        List<Draw.Group> groups = new ArrayList<>();
        for (Object[] row : rows) {
            String id = prefix + groups.size();
            Item item = Item.of(
                    id, new Payload.Row(Arrays.stream(row).map(Tables::cell).toList()));
            groups.add(new Draw.Group(id, groups.size(), List.of(item)));
        }
        return groups;
    }

    private static Cell cell(Object value) {
        if (value == null) {
            return Cell.MISSING;
        }
        return value instanceof Number number
                ? new Cell.Number(number.doubleValue())
                : new Cell.Category((String) value);
    }
}
