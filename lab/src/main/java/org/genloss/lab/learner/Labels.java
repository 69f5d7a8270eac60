package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;

/**
 * The column of a schema that holds the class of an item; all others are numbers.
 *
 * @param column index of it
 * @param numeric whether classes are numbers
 */
record Labels(Schema schema, int column, boolean numeric) {
    /** More different values than this are no classes. */
    private static final int MOST = 1000;

    /**
     * Inputs and classes of a corpus.
     *
     * @param inputs n times d numbers, row after row
     * @param codes for each row the place of its class among the classes
     * @param classes sorted: numbers by size, names by their characters
     */
    record Rows(double[] inputs, int[] codes, List<String> classes) {}

    /** @param label number of the column from 1, or 0 to find it @return empty where there is none, or another column is no number */
    static Optional<Labels> of(Schema schema, int label) {
        int d = schema.width();
        if (schema.kind() == Schema.Kind.TEXT || d < 2 || label > d) {
            return Optional.empty();
        }
        int[] categorical = IntStream.range(0, d)
                .filter(j -> schema.columns().get(j).scale() == Schema.Scale.CATEGORICAL)
                .toArray();
        int column = label > 0 ? label - 1 : categorical.length == 1 ? categorical[0] : d - 1;
        boolean others = Arrays.stream(categorical).anyMatch(j -> j != column);
        return others ? Optional.empty() : Optional.of(new Labels(schema, column, categorical.length == 0));
    }

    Rows read(Corpus data) {
        int n = Corpora.size(data);
        if (n == 0) {
            throw new IllegalArgumentException("classifier needs at least 1 item, got 0");
        }
        int d = schema.width() - 1;
        double[] inputs = new double[n * d];
        double[] numbers = new double[n];
        String[] names = new String[numeric ? 0 : n];
        if (data instanceof Vectors vectors) {
            for (int i = 0; i < n; i++) {
                split(vectors.values(), i * (d + 1), inputs, i * d);
                numbers[i] = vectors.values()[i * (d + 1) + column] + 0.0; // -0.0 is 0.0
            }
        } else {
            double[] row = new double[d + 1];
            int i = 0;
            for (Item item : Corpora.list(data)) {
                numbers(item, row);
                split(row, 0, inputs, i * d);
                numbers[i] = row[column] + 0.0;
                if (!numeric) {
                    names[i] = name(item);
                }
                i++;
            }
        }
        return numeric ? coded(inputs, numbers) : coded(inputs, names);
    }

    private Rows coded(double[] inputs, double[] numbers) {
        double[] classes = Arrays.stream(numbers).sorted().distinct().toArray();
        refuseMany(classes.length);
        int[] codes = Arrays.stream(numbers)
                .mapToInt(number -> Arrays.binarySearch(classes, number))
                .toArray();
        return new Rows(
                inputs, codes, Arrays.stream(classes).mapToObj(String::valueOf).toList());
    }

    private Rows coded(double[] inputs, String[] names) {
        List<String> classes = Arrays.stream(names).distinct().sorted().toList();
        refuseMany(classes.size());
        int[] codes = Arrays.stream(names)
                .mapToInt(name -> Collections.binarySearch(classes, name))
                .toArray();
        return new Rows(inputs, codes, classes);
    }

    /** @throws IllegalArgumentException where numbers, or names, are too many to be classes */
    void refuseMany(int classes) {
        if (classes > MOST) {
            throw new IllegalArgumentException(
                    "the label " + schema.columns().get(column).name() + " has " + classes
                            + " different values; classes are at most " + MOST);
        }
    }

    private static String name(double number) {
        return String.valueOf(number + 0.0);
    }

    /** Moves the numbers of one row but for the label. */
    void split(double[] row, int at, double[] inputs, int to) {
        System.arraycopy(row, at, inputs, to, column);
        System.arraycopy(row, at + column + 1, inputs, to + column, schema.width() - 1 - column);
    }

    /** The numbers of items but for the class. */
    Vectors points(List<Item> items) {
        int d = schema.width() - 1;
        double[] row = new double[d + 1];
        double[] values = new double[items.size() * d];
        for (int i = 0; i < items.size(); i++) {
            numbers(items.get(i), row);
            split(row, 0, values, i * d);
        }
        return new Vectors("", d, values);
    }

    /** The schema without the class. */
    Schema numbers() {
        if (schema.kind() == Schema.Kind.VECTOR) {
            return Schema.vector(schema.width() - 1);
        }
        List<Schema.Column> columns = new ArrayList<>(schema.columns());
        columns.remove(column);
        return Schema.table(columns);
    }

    /** The class of an item. */
    String name(Item item) {
        if (item.payload() instanceof Payload.Vector vector) {
            return name(vector.x()[column]);
        }
        Cell cell = ((Payload.Row) item.payload()).cells().get(column);
        if (cell instanceof Cell.Category category) {
            return category.value();
        }
        if (numeric && cell instanceof Cell.Number number) {
            return name(number.value());
        }
        throw new IllegalArgumentException("item " + item.id() + " has no class");
    }

    /** All numbers of an item, in the places of their columns. */
    void numbers(Item item, double[] into) {
        if (item.payload() instanceof Payload.Vector vector && vector.x().length == into.length) {
            System.arraycopy(vector.x(), 0, into, 0, into.length);
            return;
        }
        if (!(item.payload() instanceof Payload.Row row) || row.cells().size() != into.length) {
            throw new IllegalArgumentException("item " + item.id() + " does not have " + into.length + " columns");
        }
        for (int j = 0; j < into.length; j++) {
            if (row.cells().get(j) instanceof Cell.Number number) {
                into[j] = number.value();
            } else if (j != column || numeric) {
                throw new IllegalArgumentException(
                        "item " + item.id() + ", column " + (j + 1) + ": a number is needed");
            }
        }
    }

    /** The content of an item with these inputs and class. */
    Payload payload(double[] inputs, int at, String name) {
        double[] row = new double[schema.width()];
        System.arraycopy(inputs, at, row, 0, column);
        System.arraycopy(inputs, at + column, row, column + 1, row.length - 1 - column);
        if (numeric) {
            row[column] = Double.parseDouble(name);
        }
        if (schema.kind() == Schema.Kind.VECTOR) {
            return new Payload.Vector(row);
        }
        List<Cell> cells = Numbers.row(row, 0, row.length);
        if (!numeric) {
            cells.set(column, new Cell.Category(name));
        }
        return new Payload.Row(cells);
    }

    /** The same item with another class. */
    Item relabelled(Item item, String name) {
        if (item.payload() instanceof Payload.Row row) {
            List<Cell> cells = new ArrayList<>(row.cells());
            cells.set(column, numeric ? new Cell.Number(Double.parseDouble(name)) : new Cell.Category(name));
            return item.with(new Payload.Row(cells));
        }
        double[] x = ((Payload.Vector) item.payload()).x().clone();
        x[column] = Double.parseDouble(name);
        return item.with(new Payload.Vector(x));
    }
}
