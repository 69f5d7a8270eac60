package org.genloss.metric.label;

import java.util.ArrayList;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Schema;
import org.genloss.data.Vectors;
import org.genloss.metric.Metric;
import org.genloss.metric.Value;
import org.genloss.metric.vector.LeastSquares;
import org.genloss.metric.vector.Points;
import org.genloss.profile.Sides;
import org.genloss.shelf.Shelf;

/**
 * How badly a regression that has only seen the candidate predicts the reference: each column of numbers from all others, so that no column
 * need be named as the label. A missing number is the mean.
 */
@Shelf(Metric.class)
public final class BenchmarkError implements Metric {
    private static final int MOST_COLUMNS = 20;
    private static final int FEWEST = 5;

    /** Squared deviations below this share of the sum of squares are rounding. */
    private static final double CONSTANT = 1e-20;

    private static final Card CARD = Card.of("benchmark-error", "Error on real numbers")
            .says(
                    "Squared error of the reference's numbers predicted by a linear regression trained on the generation, relative to their variance.")
            .formula(
                    "sum (y - a - x'w)^2 / sum (y - mean y)^2 over the reference; (a, w) least squares over the generation, "
                            + "x all other columns; 0 exact, 1 no better than the mean")
            .unit(Card.Unit.RATIO)
            .harm(Card.Harm.MORE)
            .from(0)
            .undefinedWhen("the column does not vary in the reference, or a side has fewer than " + FEWEST + " rows")
            .source("train on synthetic, test on real: Esteban, Hyland and Raetsch 2017, arXiv:1706.02633")
            .heavy();

    @Override
    public Card card() {
        return CARD;
    }

    /** Vectors and tables with 2 to {@value #MOST_COLUMNS} columns of numbers. */
    @Override
    public boolean fits(Schema schema) {
        long numbers = schema.columns().stream()
                .filter(c -> c.scale() == Schema.Scale.NUMERIC)
                .count();
        return schema.kind() != Schema.Kind.TEXT && Points.fits(schema) && numbers >= 2 && numbers <= MOST_COLUMNS;
    }

    @Override
    public List<Value> compare(Sides sides) {
        Points points = Points.of(sides.pool());
        int[] train = sides.candidate().items();
        int[] test = sides.reference().items();
        List<Value> values = new ArrayList<>();
        for (int column = 0; column < points.dimensions(); column++) {
            String name = points.columns().get(column);
            values.add(
                    train.length < FEWEST || test.length < FEWEST
                            ? new Value.Undefined(name, "each side needs at least " + FEWEST + " rows")
                            : Value.of(
                                    name,
                                    error(labelLast(points, train, column), labelLast(points, test, column)),
                                    name + " does not vary in the reference"));
        }
        return values;
    }

    private static Vectors labelLast(Points points, int[] items, int column) {
        int d = points.dimensions();
        double[] rows = new double[items.length * d];
        for (int i = 0; i < items.length; i++) {
            int from = items[i] * d;
            System.arraycopy(points.values(), from, rows, i * d, column);
            System.arraycopy(points.values(), from + column + 1, rows, i * d + column, d - 1 - column);
            rows[i * d + d - 1] = points.values()[from + column];
        }
        return new Vectors("", d, rows);
    }

    private static double error(Vectors train, Vectors test) {
        int d = test.dimensions() - 1;
        double[] plane = new LeastSquares(train, d, null, true).solve(0)[0];
        double[] x = test.values();
        double mean = 0;
        for (int at = d; at < x.length; at += d + 1) {
            mean += x[at] / test.size();
        }
        double errors = 0;
        double squares = 0;
        double size = 0;
        for (int at = 0; at < x.length; at += d + 1) {
            double predicted = plane[d];
            for (int j = 0; j < d; j++) {
                predicted += plane[j] * x[at + j];
            }
            errors += (x[at + d] - predicted) * (x[at + d] - predicted);
            squares += (x[at + d] - mean) * (x[at + d] - mean);
            size += x[at + d] * x[at + d];
        }
        return squares > CONSTANT * size ? errors / squares : Double.NaN;
    }
}
