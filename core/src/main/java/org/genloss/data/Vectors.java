package org.genloss.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A corpus of n points in d dimensions, held as one array: the form in which numeric learners read and draw. Items are made on demand.
 * The array is not copied: whoever hands it over no longer writes to it.
 */
public final class Vectors implements Corpus {
    private final Schema schema;
    private final String prefix;
    private final int dimensions;
    private final double[] values;

    /**
     * @param prefix item i has the id prefix + i
     * @param dimensions d, at least 1
     * @param values n*d numbers, point after point
     */
    public Vectors(String prefix, int dimensions, double[] values) {
        this(dimensions == 1 ? SCALAR : Schema.vector(dimensions), prefix, values);
    }

    /** @param schema of vectors: names of the dimensions, such as pixels */
    public Vectors(Schema schema, String prefix, double[] values) {
        if (schema.width() < 1 || values.length % schema.width() != 0) {
            throw new IllegalArgumentException(
                    values.length + " numbers do not make points of " + schema.width() + " dimensions");
        }
        this.schema = schema;
        this.prefix = prefix;
        this.dimensions = schema.width();
        this.values = values;
    }

    private static final Schema SCALAR = Schema.vector(1);

    /** The same corpus where it is one already, otherwise its vectors (or the rows of an all-numeric table) copied into one array. */
    public static Vectors of(Corpus corpus) {
        if (corpus instanceof Vectors vectors) {
            return vectors;
        }
        int d = corpus.schema().width();
        double[] all = new double[Math.max(16, d) * 16];
        int used = 0;
        try (Stream<Item> items = corpus.items()) {
            for (Item item : (Iterable<Item>) items::iterator) {
                if (used + d > all.length) {
                    all = Arrays.copyOf(all, Math.max(all.length * 2, used + d));
                }
                copy(item, d, all, used);
                used += d;
            }
        }
        return corpus.schema().kind() == Schema.Kind.VECTOR
                ? new Vectors(corpus.schema(), "", Arrays.copyOf(all, used))
                : new Vectors("", d, Arrays.copyOf(all, used));
    }

    private static void copy(Item item, int d, double[] into, int at) {
        if (item.payload() instanceof Payload.Vector v && v.x().length == d) {
            System.arraycopy(v.x(), 0, into, at, d);
        } else if (item.payload() instanceof Payload.Row row && row.cells().size() == d) {
            for (int j = 0; j < d; j++) {
                if (!(row.cells().get(j) instanceof Cell.Number number)) {
                    throw new IllegalArgumentException(
                            "item " + item.id() + ", column " + (j + 1) + ": a number is needed");
                }
                into[at + j] = number.value();
            }
        } else {
            throw new IllegalArgumentException("item " + item.id() + " is no vector of " + d + " numbers");
        }
    }

    /** One after another; all of the same dimension, named as those of the first. */
    public static Vectors concat(List<Vectors> parts) {
        double[] all = new double[parts.stream().mapToInt(p -> p.values.length).sum()];
        int at = 0;
        for (Vectors part : parts) {
            System.arraycopy(part.values, 0, all, at, part.values.length);
            at += part.values.length;
        }
        return new Vectors(parts.get(0).schema, "", all);
    }

    /** Points of the same names with other numbers. @param others as many as there are */
    public Vectors with(double[] others) {
        if (others.length != values.length) {
            throw new IllegalArgumentException(others.length + " numbers in the place of " + values.length);
        }
        return new Vectors(schema, prefix, others);
    }

    public int size() {
        return values.length / dimensions;
    }

    public int dimensions() {
        return dimensions;
    }

    /** The numbers, point after point; not a copy, not to be written to. */
    public double[] values() {
        return values;
    }

    /** A copy of point i. */
    public double[] point(int i) {
        return Arrays.copyOfRange(values, i * dimensions, (i + 1) * dimensions);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Stream<Item> items() {
        return IntStream.range(0, size()).mapToObj(i -> Item.of(prefix + i, new Payload.Vector(point(i))));
    }
}
