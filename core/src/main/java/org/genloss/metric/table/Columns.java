package org.genloss.metric.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Pool;

/**
 * All columns of a pool, coded blind to which side an item came from: the columns of a table, or the dimensions of vectors of at most
 * {@value #MOST_DIMENSIONS} dimensions.
 */
public record Columns(List<Column> all) {
    /** Vectors of more dimensions have no columns: single coordinates of embeddings mean nothing by themselves. */
    public static final int MOST_DIMENSIONS = 20;

    /** The pool's columns, worked out at the first call. */
    public static Columns of(Pool pool) {
        return pool.get(new Code());
    }

    /** Tables, and vectors of few dimensions. */
    static boolean fit(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE
                || (schema.kind() == Schema.Kind.VECTOR && schema.width() <= MOST_DIMENSIONS);
    }

    private record Code() implements Pool.Coding<Columns> {
        @Override
        public Columns code(Pool pool) {
            List<Column> columns = new ArrayList<>();
            if (fit(pool.schema())) {
                for (int j = 0; j < pool.schema().width(); j++) {
                    columns.add(column(pool, j));
                }
            }
            return new Columns(List.copyOf(columns));
        }
    }

    private static Column column(Pool pool, int j) {
        List<Item> items = pool.items();
        String name = pool.schema().columns().get(j).name();
        Object[] cells = new Object[items.size()];
        boolean numbers = true;
        boolean any = false;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = value(items.get(i).payload(), j);
            any |= cells[i] != null;
            numbers &= cells[i] == null || cells[i] instanceof Double;
        }
        return numbers && any ? ofNumbers(j, name, cells, pool.schema().kind()) : ofTexts(j, name, cells);
    }

    /** A Double, a String, or null for a missing cell. */
    private static Object value(Payload payload, int j) {
        if (payload instanceof Payload.Vector vector) {
            return j < vector.x().length && Double.isFinite(vector.x()[j]) ? (Double) (vector.x()[j] + 0.0) : null;
        }
        if (!(payload instanceof Payload.Row row) || j >= row.cells().size()) {
            return null;
        }
        Cell cell = row.cells().get(j);
        if (cell instanceof Cell.Number number) {
            return number.value() + 0.0; // -0.0 is 0.0
        }
        return cell instanceof Cell.Category category ? category.value() : null;
    }

    private static Column ofNumbers(int j, String name, Object[] cells, Schema.Kind kind) {
        double[] levels = Arrays.stream(cells)
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .sorted()
                .distinct()
                .toArray();
        int[] codes = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            codes[i] = cells[i] == null ? levels.length : Arrays.binarySearch(levels, (Double) cells[i]);
        }
        boolean few = kind == Schema.Kind.TABLE && levels.length <= Column.FEW;
        List<String> names = few ? Arrays.stream(levels).mapToObj(Columns::text).toList() : List.of();
        return new Column(j, name, codes, levels, names);
    }

    private static Column ofTexts(int j, String name, Object[] cells) {
        String[] texts = new String[cells.length];
        TreeSet<String> sorted = new TreeSet<>();
        for (int i = 0; i < cells.length; i++) {
            texts[i] = cells[i] instanceof Double number ? text(number) : (String) cells[i];
            if (texts[i] != null) {
                sorted.add(texts[i]);
            }
        }
        List<String> names = List.copyOf(sorted);
        Map<String, Integer> level = new HashMap<>();
        names.forEach(text -> level.put(text, level.size()));
        int[] codes = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            codes[i] = texts[i] == null ? names.size() : level.get(texts[i]);
        }
        return new Column(j, name, codes, new double[0], names);
    }

    /** A number as people write it: no exponent between 1e-5 and 1e15, no trailing ".0". */
    public static String text(double number) {
        double size = Math.abs(number);
        boolean plain = number == 0 || (size >= 1e-5 && size < 1e15);
        return plain
                ? new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
