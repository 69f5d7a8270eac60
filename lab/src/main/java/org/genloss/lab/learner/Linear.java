package org.genloss.lab.learner;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.genloss.lab.Sampling;
import org.genloss.lab.Tally;
import org.genloss.lab.Trained;
import org.genloss.lab.Weighted;
import org.genloss.metric.vector.LeastSquares;
import org.genloss.shelf.Shelf;

/**
 * Linear regression of one column on all others. With at least as many rows as inputs ordinary or weighted least squares, with a penalty
 * ridge regression, with fewer rows than inputs and no penalty the solution of smallest norm.
 *
 * @param label number of the column that is explained, from 1; 0 for the last
 * @param ridge penalty on the squared norm of the weights, 0 or more; added to the sum of squares, not to its mean
 * @param intercept whether the plane may miss the origin; without one a label is x'w and noise
 * @param noise standard deviation of a drawn label about the plane: a number, or {@code residual} for the root of the sum of squared
 *     residuals over rows minus parameters, 0 where there are no more rows than parameters
 * @param inputs where the inputs of drawn items come from
 * @param steps of gradient descent from planes of weight 0; 0 goes all the way to the minimum, few steps stop early
 * @param rate length of a step, in units of the inverse of the largest curvature: above 0 and below 2; without effect where there are no steps
 */
@Shelf(Learner.class)
public record Linear(int label, double ridge, boolean intercept, String noise, Inputs inputs, int steps, double rate)
        implements Learner {
    /** The setting of {@code noise} that means an estimate. */
    private static final String RESIDUAL = "residual";

    /** Where the inputs of drawn items come from. */
    public enum Inputs {
        /** Those of the model's own fit in their order, from the beginning again where more are wanted: the same inputs relabelled. */
        REUSED,
        /** Those of the model's own fit, chosen at random with replacement. */
        RESAMPLED,
        /** New ones, independent standard normal numbers. */
        STANDARD_NORMAL
    }

    public Linear {
        if (label < 0) {
            throw new IllegalArgumentException(
                    "linear.label needs to be a column from 1, or 0 for the last, got " + label);
        }
        if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("linear.ridge needs to be 0 or more, got " + ridge);
        }
        if (!noise.equals(RESIDUAL) && !(number(noise) >= 0)) {
            throw new IllegalArgumentException("linear.noise needs a number of 0 or more, or residual, got " + noise);
        }
        Descent.check("linear", steps, rate);
    }

    /** All the way to the minimum. */
    public Linear(int label, double ridge, boolean intercept, String noise, Inputs inputs) {
        this(label, ridge, intercept, noise, inputs, 0, 1);
    }

    public Linear() {
        this(0, 0, false, RESIDUAL, Inputs.REUSED);
    }

    @Override
    public Card card() {
        return Card.of("linear", "Linear regression")
                .says(
                        "Explains one column by all others, and draws that column anew: the next labels come from this model.")
                .formula(
                        "w minimises sum (y-x'w)^2 + ridge |w|^2, of smallest norm where there are several, or is where descent from 0 is after "
                                + "some steps: 1 - (1 - rate s/max s)^steps of the way along an axis of curvature s; a label is x'w + noise N(0,1)")
                .undefinedWhen("there is only one column")
                .source("Gerstgrasser et al. 2024, arXiv:2404.01413; Dohmatob et al. 2024, arXiv:2402.07712");
    }

    @Override
    public Set<Sampling.Way> samples() {
        return Set.of(Sampling.Way.TEMPERATURE, Sampling.Way.LAMBDA, Sampling.Way.SYSTEMATIC);
    }

    @Override
    public boolean fits(Schema schema) {
        return Numbers.only(schema) && schema.width() > 1 && label <= schema.width();
    }

    @Override
    public boolean edits() {
        return true;
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public LinearModel fit(Corpus data, Seed seed) {
        Corpus plain = Weighted.plain(data);
        Vectors ordered = ordered(Numbers.read(plain, "linear", 1));
        double[] weights = data instanceof Weighted weighted ? weighted.weights() : null;
        LeastSquares squares = new LeastSquares(ordered, ordered.dimensions() - 1, weights, intercept);
        double[] plane = plane(squares);
        double sd = noise.equals(RESIDUAL) ? residual(ordered, weights, plane) : number(noise);
        double all = weights == null ? ordered.size() : Arrays.stream(weights).sum();
        Rest rest = new Rest(new double[0], all, ordered.size(), ordered);
        return new LinearModel(plain.schema(), column(plain.schema()), plane, sd, new LinearInputs(inputs, ordered))
                .after(curve(squares, at -> squares(ordered, weights, at), rest));
    }

    /** Inputs chosen at random from all rows need the rows. */
    @Override
    public Optional<Tally> tally(int draws) {
        return inputs == Inputs.RESAMPLED ? Optional.empty() : Optional.of(new LinearTally(this, draws));
    }

    /**
     * What is known of all items besides their sums of squares and products.
     *
     * @param mean of each column, 0 without an intercept
     * @param weight sum of the weights
     * @param first as many of the first rows as are drawn at a time
     */
    record Rest(double[] mean, double weight, long items, Vectors first) {}

    /** @param rows with the sums of squares and products of the deviations of all items from the mean */
    LinearModel fit(Schema schema, Vectors rows, Rest rest) {
        int d = rows.dimensions() - 1;
        LeastSquares least = new LeastSquares(rows, d, null, false);
        double[] plane = plane(least);
        double freedom = rest.items() - parameters(d);
        double sd = number(noise);
        if (noise.equals(RESIDUAL)) {
            sd = freedom > 0 ? Math.sqrt(squares(rows, null, plane) / rest.weight() * rest.items() / freedom) : 0;
        }
        if (intercept) {
            plane[d] = rest.mean()[d];
            for (int j = 0; j < d; j++) {
                plane[d] -= rest.mean()[j] * plane[j];
            }
        }
        return new LinearModel(schema, column(schema), plane, sd, new LinearInputs(inputs, rest.first()))
                .after(curve(least, at -> squares(rows, null, at), rest));
    }

    /** The mean log-likelihood of the labels about the plane after each step, with the noise that a fit that ended there would have. */
    private List<Trained.Step> curve(LeastSquares least, ToDoubleFunction<double[]> squares, Rest rest) {
        return Descent.curve(steps, step -> {
            double[] plane = least.descend(ridge, step, rate)[0];
            double mean = squares.applyAsDouble(plane) / rest.weight();
            double freedom = rest.items() - parameters(plane.length - 1);
            double variance = noise.equals(RESIDUAL) ? mean * rest.items() / freedom : number(noise) * number(noise);
            return variance > 0
                    ? new Trained.Step(-0.5 * Math.log(2 * Math.PI * variance) - mean / variance / 2, Double.NaN)
                    : new Trained.Step(Double.NaN, Double.NaN);
        });
    }

    private double[] plane(LeastSquares squares) {
        double[] plane = Descent.solve(squares, ridge, steps, rate)[0];
        for (double weight : plane) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("the numbers are not finite, or too large to be squared");
            }
        }
        return plane;
    }

    private int column(Schema schema) {
        return label == 0 ? schema.width() - 1 : label - 1;
    }

    Vectors ordered(Vectors points) {
        return labelLast(points, label == 0 ? points.dimensions() - 1 : label - 1);
    }

    /** The rows with the label moved to their end. */
    static Vectors labelLast(Vectors points, int column) {
        int width = points.dimensions();
        if (column == width - 1) {
            return points;
        }
        double[] values = new double[points.values().length];
        for (int at = 0; at < values.length; at += width) {
            System.arraycopy(points.values(), at, values, at, column);
            System.arraycopy(points.values(), at + column + 1, values, at + column, width - 1 - column);
            values[at + width - 1] = points.values()[at + column];
        }
        return new Vectors("", width, values);
    }

    private double residual(Vectors ordered, double[] weights, double[] plane) {
        double all = weights == null ? ordered.size() : Arrays.stream(weights).sum();
        double freedom = ordered.size() - parameters(ordered.dimensions() - 1);
        return freedom > 0 && all > 0
                ? Math.sqrt(squares(ordered, weights, plane) / all * ordered.size() / freedom)
                : 0;
    }

    private int parameters(int columns) {
        return columns + (intercept ? 1 : 0);
    }

    private static double squares(Vectors ordered, double[] weights, double[] plane) {
        int width = ordered.dimensions();
        double squares = 0;
        for (int i = 0; i < ordered.size(); i++) {
            double gap =
                    ordered.values()[i * width + width - 1] - LinearModel.predict(plane, ordered.values(), i * width);
            squares += (weights == null ? 1 : weights[i]) * gap * gap;
        }
        return squares;
    }

    /** The text as a number; NaN where it is none. */
    private static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
