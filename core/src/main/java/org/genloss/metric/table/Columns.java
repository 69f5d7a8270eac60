package org.genloss.metric.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                Cells[] cells = cells(pool);
                for (int j = 0; j < cells.length; j++) {
                    String name = pool.schema().columns().get(j).name();
                    columns.add(cells[j].column(j, name, pool.schema().kind()));
                    cells[j] = null;
                }
            }
            return new Columns(List.copyOf(columns));
        }
    }

    /** Every item is visited once: its cells lie side by side, those of a column do not. */
    private static Cells[] cells(Pool pool) {
        List<Item> items = pool.items();
        Cells[] cells = new Cells[pool.schema().width()];
        for (int j = 0; j < cells.length; j++) {
            cells[j] = new Cells(items.size());
        }
        for (int i = 0; i < items.size(); i++) {
            Payload payload = items.get(i).payload();
            if (payload instanceof Payload.Vector vector) {
                for (int j = 0; j < Math.min(cells.length, vector.x().length); j++) {
                    if (Double.isFinite(vector.x()[j])) {
                        cells[j].number(i, vector.x()[j]);
                    }
                }
            } else if (payload instanceof Payload.Row row) {
                for (int j = 0; j < Math.min(cells.length, row.cells().size()); j++) {
                    cells[j].cell(i, row.cells().get(j));
                }
            }
        }
        return cells;
    }

    /** The cells of one column. */
    private static final class Cells {
        private final double[] numbers; // NaN where there is none
        private String[] texts; // null until there is one; null where there is none
        private boolean any;

        Cells(int items) {
            numbers = new double[items];
            Arrays.fill(numbers, Double.NaN);
        }

        void number(int item, double number) {
            numbers[item] = number + 0.0; // -0.0 is 0.0
            any = true;
        }

        void cell(int item, Cell cell) {
            if (cell instanceof Cell.Number number) {
                number(item, number.value());
            } else if (cell instanceof Cell.Category category) {
                texts = texts == null ? new String[numbers.length] : texts;
                texts[item] = category.value();
            }
        }

        Column column(int index, String name, Schema.Kind kind) {
            return texts == null && any ? ofNumbers(index, name, kind) : ofTexts(index, name);
        }

        private Column ofNumbers(int index, String name, Schema.Kind kind) {
            double[] levels = Arrays.stream(numbers)
                    .filter(x -> !Double.isNaN(x))
                    .sorted()
                    .distinct()
                    .toArray();
            int[] codes = new int[numbers.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = Double.isNaN(numbers[i]) ? levels.length : Arrays.binarySearch(levels, numbers[i]);
            }
            boolean few = kind == Schema.Kind.TABLE && levels.length <= Column.FEW;
            List<String> names =
                    few ? Arrays.stream(levels).mapToObj(Columns::text).toList() : List.of();
            return new Column(index, name, codes, levels, names);
        }

        private Column ofTexts(int index, String name) {
            String[] all = texts == null ? new String[numbers.length] : texts;
            Map<String, Integer> level = new HashMap<>();
            for (int i = 0; i < all.length; i++) {
                all[i] = Double.isNaN(numbers[i]) ? all[i] : text(numbers[i]);
                if (all[i] != null) {
                    level.putIfAbsent(all[i], 0);
                }
            }
            List<String> names = level.keySet().stream().sorted().toList();
            for (int l = 0; l < names.size(); l++) {
                level.put(names.get(l), l);
            }
            int[] codes = new int[all.length];
            for (int i = 0; i < all.length; i++) {
                codes[i] = all[i] == null ? names.size() : level.get(all[i]);
            }
            return new Column(index, name, codes, new double[0], names);
        }
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
