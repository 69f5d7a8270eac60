package org.genloss.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A corpus held in memory as a list of items. */
public record Items(Schema schema, List<Item> list) implements Corpus {
    public Items {
        list = List.copyOf(list);
    }

    @Override
    public Stream<Item> items() {
        return list.stream();
    }

    /** Texts with ids prefix0, prefix1, .. */
    public static Items texts(String prefix, List<String> texts) {
        List<Item> items = new ArrayList<>(texts.size());
        for (String text : texts) {
            items.add(Item.of(prefix + items.size(), new Payload.Text(text)));
        }
        return new Items(Schema.text(), items);
    }

    /**
     * Rows with ids prefix0, prefix1, ..
     *
     * @param rows values in the order of the schema's columns: numbers in numeric columns, anything printable in others, null where missing
     * @throws IllegalArgumentException naming row and column where a value does not fit
     */
    public static Items rows(String prefix, Schema schema, List<? extends List<?>> rows) {
        List<Item> items = new ArrayList<>(rows.size());
        for (List<?> row : rows) {
            items.add(Item.of(prefix + items.size(), row(schema, row, items.size())));
        }
        return new Items(schema, items);
    }

    private static Payload.Row row(Schema schema, List<?> values, int at) {
        if (values.size() != schema.width()) {
            throw new IllegalArgumentException(
                    "row " + at + " has " + values.size() + " values for " + schema.width() + " columns");
        }
        List<Cell> cells = new ArrayList<>(values.size());
        for (int c = 0; c < values.size(); c++) {
            cells.add(cell(schema.columns().get(c), values.get(c), at));
        }
        return new Payload.Row(cells);
    }

    private static Cell cell(Schema.Column column, Object value, int at) {
        if (value == null) {
            return Cell.MISSING;
        }
        if (column.scale() == Schema.Scale.CATEGORICAL) {
            return new Cell.Category(value.toString());
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new Cell.Number(number.doubleValue());
        }
        throw new IllegalArgumentException("row " + at + ": " + column.name()
                + " needs a finite number, or null where it is missing, got " + value);
    }
}
