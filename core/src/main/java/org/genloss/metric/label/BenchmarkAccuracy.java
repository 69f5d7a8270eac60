package org.genloss.metric.label;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.table.Column;
import org.genloss.metric.table.Columns;
import org.genloss.metric.vector.LeastSquares;
import org.genloss.metric.vector.Points;
import org.genloss.profile.Pool;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How well a classifier that has only seen the candidate tells the classes of the reference: what is left of a task after recursive training.
 * One value for each categorical column of 2 to {@value #MOST_CLASSES} values, told from all columns of numbers; these are brought to one
 * scale over both sides together, a missing number is the mean.
 */
@Shelf(Metric.class)
public final class BenchmarkAccuracy implements Metric {
    private static final int MOST_CLASSES = 100;
    private static final int FEWEST = 5;
    private static final double RIDGE = 1e-3;

    private static final Card CARD = Card.of("benchmark-accuracy", "Accuracy on real labels")
            .says("Share of the reference's labels that a linear classifier trained on the generation gets right.")
            .formula("class with the highest a + x'w; (a, w) of class c minimises mean (1[class = c] - a - x'w)^2 + "
                    + RIDGE + " |w|^2 over the generation; share right in the reference")
            .unit(Card.Unit.SHARE)
            .harm(Card.Harm.LESS)
            .range(0, 1)
            .undefinedWhen("no category has 2 to " + MOST_CLASSES + " values, or a side has fewer than " + FEWEST
                    + " rows with a value")
            .source(
                    "train on synthetic, test on real: Esteban, Hyland and Raetsch 2017, arXiv:1706.02633; least squares "
                            + "classifier: Hastie, Tibshirani and Friedman 2009, 4.2")
            .heavy();

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public boolean fits(Schema schema) {
        return schema.kind() == Schema.Kind.TABLE
                && Points.fits(schema)
                && schema.columns().stream().anyMatch(c -> c.scale() == Schema.Scale.CATEGORICAL);
    }

    @Override
    public List<Value> compare(Sides sides) {
        Pool pool = sides.pool();
        List<Value> values = new ArrayList<>();
        for (Column column : Columns.of(pool).all()) {
            boolean label = pool.schema().columns().get(column.index()).scale() == Schema.Scale.CATEGORICAL;
            if (label && column.levels() >= 2 && column.levels() <= MOST_CLASSES) {
                values.add(value(sides, column));
            }
        }
        return values.isEmpty()
                ? List.of(new Value.Undefined("labels", "no category has 2 to " + MOST_CLASSES + " values"))
                : values;
    }

    private static Value value(Sides sides, Column column) {
        int[] train = labelled(sides.candidate().items(), column);
        int[] test = labelled(sides.reference().items(), column);
        if (train.length < FEWEST || test.length < FEWEST) {
            return new Value.Undefined(
                    column.name(), "each side needs at least " + FEWEST + " rows with a " + column.name());
        }
        Points points = Points.of(sides.pool());
        int d = points.dimensions();
        double[][] planes = planes(points, train, column);
        int right = 0;
        for (int item : test) {
            right += highest(planes, points.values(), item * d) == column.codes()[item] ? 1 : 0;
        }
        return new Value.Of(column.name(), right / (double) test.length);
    }

    private static int[] labelled(int[] items, Column column) {
        return IntStream.of(items)
                .filter(item -> column.codes()[item] < column.levels())
                .toArray();
    }

    private static double[][] planes(Points points, int[] train, Column column) {
        int d = points.dimensions();
        int width = d + column.levels();
        double[] rows = new double[train.length * width];
        for (int i = 0; i < train.length; i++) {
            System.arraycopy(points.values(), train[i] * d, rows, i * width, d);
            rows[i * width + d + column.codes()[train[i]]] = 1;
        }
        return new LeastSquares(new Vectors("", width, rows), d, null, true).solve(RIDGE * train.length);
    }

    /** The first of the highest planes; classes that the candidate lacks have a plane of 0, and planes sum to 1. */
    private static int highest(double[][] planes, double[] x, int at) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < planes.length; c++) {
            int d = planes[c].length - 1;
            double height = planes[c][d];
            for (int j = 0; j < d; j++) {
                height += planes[c][j] * x[at + j];
            }
            if (height > most) {
                most = height;
                best = c;
            }
        }
        return best;
    }
}
