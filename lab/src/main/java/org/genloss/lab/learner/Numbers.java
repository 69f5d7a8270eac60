package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.genloss.data.Cell;
import org.genloss.data.Corpus;
import org.genloss.data.Item;
import org.genloss.data.Items;
import org.genloss.data.Payload;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.lab.Corpora;

/** Vectors, or tables with numeric columns only: both are n times d numbers. */
final class Numbers {
    private Numbers() {}

    static boolean only(Schema schema) {
        return schema.kind() != Schema.Kind.TEXT
                && schema.columns().stream().allMatch(c -> c.scale() == Schema.Scale.NUMERIC);
    }

    /** The data as points. @throws IllegalArgumentException if there are fewer than {@code least} */
    static Vectors read(Corpus data, String learner, int least) {
        Vectors points = Vectors.of(data);
        if (points.size() < least) {
            throw new IllegalArgumentException(learner + " needs at least " + least + " items, got " + points.size());
        }
        return points;
    }

    /** @throws IllegalArgumentException where a sum of variances is 0, or no number */
    static void refuseUnlessSpread(double spread, long items) {
        if (spread == 0) {
            throw new IllegalArgumentException("no spread is left: all " + items + " items are equal");
        }
        if (!(spread > 0 && spread < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the numbers are not finite, or too large to have a variance");
        }
    }

    /** The numbers as a corpus of the schema. */
    static Corpus corpus(Schema schema, double[] values) {
        int d = schema.width();
        if (schema.kind() == Schema.Kind.VECTOR) {
            return new Vectors("", d, values);
        }
        List<Item> items = new ArrayList<>(values.length / d);
        for (int at = 0; at < values.length; at += d) {
            items.add(Item.of(String.valueOf(items.size()), new Payload.Row(row(values, at, d))));
        }
        return new Items(schema, items);
    }

    static List<Cell> row(double[] values, int at, int d) {
        List<Cell> cells = new ArrayList<>(d + 1);
        for (int j = 0; j < d; j++) {
            cells.add(new Cell.Number(values[at + j]));
        }
        return cells;
    }

    /** Copies of the items of which some numbers are changed in place; ids, groups and origins are kept. @param change whether it changed any */
    static Corpus edit(Corpus data, int d, Predicate<double[]> change) {
        if (data instanceof Vectors vectors) {
            double[] values = vectors.values().clone();
            double[] row = new double[d];
            for (int at = 0; at < values.length; at += d) {
                System.arraycopy(values, at, row, 0, d);
                if (change.test(row)) {
                    System.arraycopy(row, 0, values, at, d);
                }
            }
            return vectors.with(values);
        }
        List<Item> items = new ArrayList<>();
        for (Item item : Corpora.list(data)) {
            double[] row = of(item, d).clone();
            items.add(change.test(row) ? item.with(payload(item.payload(), row)) : item);
        }
        return new Items(data.schema(), items);
    }

    private static Payload payload(Payload like, double[] row) {
        return like instanceof Payload.Vector ? new Payload.Vector(row) : new Payload.Row(row(row, 0, row.length));
    }

    /** The numbers of one item. */
    static double[] of(Item item, int d) {
        if (item.payload() instanceof Payload.Vector vector && vector.x().length == d) {
            return vector.x();
        }
        if (item.payload() instanceof Payload.Row row && row.cells().size() >= d) {
            double[] x = new double[d];
            Arrays.setAll(x, j -> row.cells().get(j) instanceof Cell.Number number ? number.value() : Double.NaN);
            return x;
        }
        throw new IllegalArgumentException("item " + item.id() + " does not have " + d + " numbers");
    }

    /** Moves one of d columns towards a point: x becomes centre + scale (x - centre). */
    static void shrink(double[] values, int d, int column, double centre, double scale) {
        for (int at = column; at < values.length; at += d) {
            values[at] = centre + scale * (values[at] - centre);
        }
    }

    /** {@code variance} where there is one column, {@code variance-x1} of a column named x1. */
    static String name(String quantity, Schema schema, int column) {
        return schema.width() == 1
                ? quantity
                : quantity + "-" + schema.columns().get(column).name();
    }

    /** ln sum exp(logs), without overflow. */
    static double logSum(double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            largest = Math.max(largest, log);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum);
    }

    /** An index with a chance of its weight; the weights sum to 1. */
    static int pick(double[] weights, UniformRandomProvider random) {
        double rest = random.nextDouble();
        int last = 0;
        for (int j = 0; j < weights.length; j++) {
            last = weights[j] > 0 ? j : last;
            rest -= weights[j];
            if (rest < 0) {
                return j;
            }
        }
        return last;
    }
}
