package org.genloss.lab.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.genloss.catalog.Card;
import org.genloss.data.Corpus;
import org.genloss.data.Schema;
import org.genloss.data.Seed;
import org.genloss.data.Vectors;
import org.genloss.lab.Learner;
import org.genloss.lab.Weighted;
import org.genloss.lab.learner.Linear.Inputs;
import org.genloss.metric.vector.LeastSquares;
import org.genloss.shelf.Shelf;

/**
 * Linear classifier by least squares: one plane for each class, fitted to 1 for its items and 0 for all others; the class of an item is that
 * of the highest plane. For two classes this is the sign of the least squares fit to -1 and 1. The label is the categorical column of a
 * table, else a numeric column whose values are class numbers.
 *
 * @param label number of the column with the class, from 1; 0 for the categorical column, or the last one where all are numbers
 * @param ridge penalty on the squared norm of the weights, 0 or more; added to the sum of squares, not to its mean
 * @param intercept whether the planes may miss the origin
 * @param inputs where the inputs of drawn items come from
 * @param steps of gradient descent from planes of weight 0; 0 goes all the way to the minimum, few steps stop early
 * @param rate length of a step, in units of the inverse of the largest curvature: above 0 and below 2; without effect where there are no steps
 */
@Shelf(Learner.class)
public record Classifier(int label, double ridge, boolean intercept, Inputs inputs, int steps, double rate)
        implements Learner {
    public Classifier {
        if (label < 0) {
            throw new IllegalArgumentException(
                    "classifier.label needs to be a column from 1, or 0 for the categorical or last one, got " + label);
        }
        if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("classifier.ridge needs to be 0 or more, got " + ridge);
        }
        Descent.check("classifier", steps, rate);
    }

    /** All the way to the minimum. */
    public Classifier(int label, double ridge, boolean intercept, Inputs inputs) {
        this(label, ridge, intercept, inputs, 0, 1);
    }

    public Classifier() {
        this(0, 1e-3, true, Inputs.RESAMPLED);
    }

    @Override
    public Card card() {
        return Card.of("classifier", "Linear classifier")
                .says(
                        "Tells classes by planes, and labels anew what it was trained on: the next labels come from this model. A label is the class of the highest plane, not a draw, so there is nothing to sample in another way.")
                .formula(
                        "class with the highest a + x'w, (a, w) of class c minimises sum (1[class = c] - a - x'w)^2 + ridge |w|^2")
                .undefinedWhen("there is no column besides the class, or it has more than 1000 different values")
                .source("Feng et al. 2025, arXiv:2406.07515; Hastie, Tibshirani and Friedman 2009, 4.2");
    }

    @Override
    public boolean forecasts() {
        return true;
    }

    @Override
    public boolean fits(Schema schema) {
        return Labels.of(schema, label).isPresent();
    }

    @Override
    public boolean weighs() {
        return true;
    }

    @Override
    public boolean edits() {
        return true;
    }

    @Override
    public ClassifierModel fit(Corpus data, Seed seed) {
        Corpus counted = Weighted.counted(data);
        Corpus plain = Weighted.plain(counted);
        Labels labels = Labels.of(plain.schema(), label)
                .orElseThrow(() -> new IllegalArgumentException("classifier: there is no column with a class"));
        Labels.Rows rows = labels.read(plain);
        double[] weights = counted instanceof Weighted weighted ? weighted.weights() : null;
        int d = plain.schema().width() - 1;
        int classes = rows.classes().size();
        double[] values = new double[rows.codes().length * (d + classes)];
        for (int i = 0; i < rows.codes().length; i++) {
            int at = i * (d + classes);
            System.arraycopy(rows.inputs(), i * d, values, at, d);
            values[at + d + rows.codes()[i]] = 1;
        }
        LeastSquares squares = new LeastSquares(new Vectors("", d + classes, values), d, weights, intercept);
        double[][] planes = Descent.solve(squares, ridge, steps, rate);
        if (Arrays.stream(planes).flatMapToDouble(Arrays::stream).anyMatch(w -> !Double.isFinite(w))) {
            throw new IllegalArgumentException("the numbers are not finite, or too large to be squared");
        }
        List<String> names = new ArrayList<>(rows.classes());
        return new ClassifierModel(labels, names, planes, new LinearInputs(inputs, new Vectors("", d, rows.inputs())));
    }
}
