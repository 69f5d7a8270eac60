package org.genloss.metric.vector;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.genloss.data.Cell;
import org.genloss.data.Item;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.profile.Pool;

/**
 * Points in space, point after point in one array that nobody writes to.
 *
 * @param columns names of the axes
 * @param values size x dimensions numbers
 */
public record Points(List<String> columns, double[] values) implements Coordinates {
    private static final Pattern PIXEL = Pattern.compile("(?i)p(ixel)?_?\\d+");
    private static final int LEAST_PIXELS = 16;
    private static final int LARGEST_EXPONENT = 400;

    public Points {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || values.length % columns.size() != 0) {
            throw new IllegalArgumentException(
                    values.length + " numbers do not make points of " + columns.size() + " dimensions");
        }
    }

    /**
     * The items of a pool as points. Vectors and embeddings of texts as they are; of a table the numeric columns, each less its pooled mean and divided by its pooled
     * standard deviation (a constant column is 0 throughout), a missing number set to the pooled mean; a column of which a side has no number is 0 too. Sixteen or more columns called
     * pixel0, pixel1, .. or p0, p1, .. are grey values of one unit: they share one standard deviation, so that a pixel that is hardly ever set
     * does not weigh as much as all others.
     */
    public record Of() implements Pool.Coding<Points> {
        @Override
        public Points code(Pool pool) {
            return pool.schema().kind() == Schema.Kind.TABLE ? table(pool) : vectors(pool);
        }
    }

    /** Whether items of this shape are points: vectors, texts with embeddings, and tables with at least two numeric columns. */
    public static boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.VECTOR
                || schema.embedding() > 0
                || (schema.kind() == Schema.Kind.TABLE && numeric(schema).length >= 2);
    }

    public static Points of(Pool pool) {
        return pool.get(new Of());
    }

    /** Of each side the items of smallest group hash, at most so many, in the order of the pool: for whatever cannot read all of them. */
    public static int[] smallest(Pool pool, int limit) {
        return Nearest.taken(pool, limit);
    }

    /** Points of d dimensions, axes named x0, x1, .. */
    public static Points of(double[] values, int dimensions) {
        return new Points(IntStream.range(0, dimensions).mapToObj(j -> "x" + j).toList(), values);
    }

    @Override
    public int dimensions() {
        return columns.size();
    }

    @Override
    public int size() {
        return values.length / columns.size();
    }

    @Override
    public double at(int index) {
        return values[index];
    }

    @Override
    public Points wide() {
        return this;
    }

    /** The chosen points, in that order. */
    public Points choose(int[] indices) {
        int d = dimensions();
        double[] chosen = new double[indices.length * d];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * d, chosen, i * d, d);
        }
        return new Points(columns, chosen);
    }

    private static Points vectors(Pool pool) {
        int[] axes = numeric(pool.schema());
        int d = axes.length;
        double[] values = new double[Math.multiplyExact(pool.items().size(), d)];
        int at = 0;
        for (Item item : pool.items()) {
            double[] x = numbers(item.payload());
            if (x.length != d) {
                throw new IllegalArgumentException("item " + item.id() + " is no vector of " + d + " numbers");
            }
            System.arraycopy(x, 0, values, at, d);
            at += d;
        }
        return new Points(names(pool.schema(), axes), values);
    }

    private static double[] numbers(Payload payload) {
        if (payload instanceof Payload.Text text) {
            return text.embedding();
        }
        return payload instanceof Payload.Vector vector ? vector.x() : new double[0];
    }

    private static Points table(Pool pool) {
        int[] chosen = numeric(pool.schema());
        double[] values = new double[Math.multiplyExact(pool.items().size(), chosen.length)];
        for (int j = 0; j < chosen.length; j++) {
            int at = j;
            for (Item item : pool.items()) {
                Cell cell = ((Payload.Row) item.payload()).cells().get(chosen[j]);
                values[at] = cell instanceof Cell.Number number ? number.value() : Double.NaN;
                at += chosen.length;
            }
        }
        IntStream.range(0, chosen.length).forEach(j -> blank(values, j, chosen.length, pool));
        List<String> names = names(pool.schema(), chosen);
        IntStream.range(0, chosen.length).forEach(j -> tame(values, j, chosen.length));
        double[] deviations = centre(values, chosen.length);
        shareAmongPixels(names, deviations);
        for (int i = 0; i < values.length; i++) {
            double deviation = deviations[i % chosen.length];
            values[i] = deviation > 0 ? values[i] / deviation : 0;
        }
        return new Points(names, values);
    }

    /** Where one side has no value at all a column does not say where points lie: it is 0 throughout, as a constant one. */
    private static void blank(double[] values, int column, int step, Pool pool) {
        int border = pool.firstItem(pool.referenceGroups()) * step;
        int end = pool.firstItem(pool.referenceGroups() + pool.candidateGroups()) * step;
        if (none(values, column, border, step) || none(values, border + column, end, step)) {
            for (int at = column; at < values.length; at += step) {
                values[at] = Double.NaN;
            }
        }
    }

    private static boolean none(double[] values, int from, int to, int step) {
        for (int at = from; at < to; at += step) {
            if (!Double.isNaN(values[at])) {
                return false;
            }
        }
        return true;
    }

    /** Numbers so large or small that their squares would overflow or vanish get another unit, which the deviation takes away again. */
    private static void tame(double[] values, int from, int step) {
        double largest = 0;
        for (int at = from; at < values.length; at += step) {
            largest = Double.isNaN(values[at]) ? largest : Math.max(largest, Math.abs(values[at]));
        }
        int exponent = Math.getExponent(largest);
        if (largest > 0 && Math.abs(exponent) > LARGEST_EXPONENT) {
            double factor = Math.scalb(1.0, -exponent);
            for (int at = from; at < values.length; at += step) {
                values[at] *= factor;
            }
        }
    }

    /** Takes the mean off every column; gives the standard deviations, 0 for a column that is constant up to rounding. */
    private static double[] centre(double[] values, int columns) {
        double[] deviations = new double[columns];
        for (int j = 0; j < columns; j++) {
            double mean = mean(values, j, columns);
            double squares = 0;
            int known = 0;
            for (int at = j; at < values.length; at += columns) {
                known += Double.isNaN(values[at]) ? 0 : 1;
                values[at] = Double.isNaN(values[at]) ? 0 : values[at] - mean;
                squares += values[at] * values[at];
            }
            double deviation = Math.sqrt(squares / (known - 1));
            deviations[j] = deviation > 1e-12 * Math.abs(mean) ? deviation : 0;
        }
        return deviations;
    }

    private static double mean(double[] values, int from, int step) {
        double sum = 0;
        int known = 0;
        for (int at = from; at < values.length; at += step) {
            if (!Double.isNaN(values[at])) {
                sum += values[at];
                known++;
            }
        }
        return sum / known;
    }

    private static void shareAmongPixels(List<String> names, double[] deviations) {
        int[] pixels = IntStream.range(0, names.size())
                .filter(j -> PIXEL.matcher(names.get(j)).matches())
                .toArray();
        if (pixels.length >= LEAST_PIXELS) {
            double common = Math.sqrt(IntStream.of(pixels)
                            .mapToDouble(j -> deviations[j] * deviations[j])
                            .sum()
                    / pixels.length);
            IntStream.of(pixels).forEach(j -> deviations[j] = common);
        }
    }

    private static int[] numeric(Schema schema) {
        return IntStream.range(0, schema.width())
                .filter(j -> schema.columns().get(j).scale() == Schema.Scale.NUMERIC)
                .toArray();
    }

    private static List<String> names(Schema schema, int[] chosen) {
        return IntStream.of(chosen)
                .mapToObj(j -> schema.columns().get(j).name())
                .toList();
    }
}
