package org.genloss.lab.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Source;
import org.genloss.lab.learner.Classifier;
import org.genloss.lab.learner.ClassifierModel;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Chance that a linear classifier gives a new real item the class that the true law of two classes gives it. */
@Shelf(Probe.class)
public record Accuracy() implements Probe {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double FAR = 9;
    private static final int STEPS = 2000;

    /** Steps in the width of the band near the border in which the planes may differ. */
    private static final int FINE = 40;

    /** A sine below this is that of planes side by side. */
    private static final double PARALLEL = 1e-4;

    @Override
    public Card card() {
        return Card.of("accuracy", "Accuracy of a classifier")
                .says(
                        "Chance that the class that a model gives a new real item is the true one; exact, for standard normal inputs.")
                .formula(
                        "1 - angle(w, w*)/pi through the origin; else the integral of the normal law over where both planes agree")
                .unit(Card.Unit.PROBABILITY)
                .harm(Card.Harm.LESS)
                .range(0, 1)
                .undefinedWhen("the true law is not one of two classes with linear border")
                .source("Sheppard 1899 (orthant probabilities); Feng et al. 2025, arXiv:2406.07515");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return learner instanceof Classifier
                && real.truth().filter(ClassifierModel.class::isInstance).isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (!(truth.orElse(null) instanceof ClassifierModel law && law.classes().size() == 2)) {
            return Ask.none("the true law is not one of two classes with linear border");
        }
        if (!(model instanceof ClassifierModel fitted)) {
            return Ask.none("the model has no linear border: it is no linear classifier");
        }
        String first = law.classes().get(0);
        String second = law.classes().get(1);
        double[] border = fitted.border(first, second);
        double[] right = law.border(first, second);
        return border.length == right.length
                ? Ask.answer(agreement(border, right), "the weights are not finite")
                : Ask.none("the model knows other classes than the law");
    }

    /** Chance that two planes, weights and then intercept, are above or below zero together at a standard normal point. */
    static double agreement(double[] a, double[] b) {
        int d = a.length - 1;
        double[] w = Arrays.copyOf(a, d);
        double[] v = Arrays.copyOf(b, d);
        double wLength = Math.sqrt(product(w, w));
        double vLength = Math.sqrt(product(v, v));
        if (wLength == 0) {
            return NORMAL.cumulativeProbability((a[d] > 0 ? b[d] : -b[d]) / vLength);
        }
        double cosine = Math.max(-1, Math.min(1, product(w, v) / wLength / vLength));
        return a[d] == 0 && b[d] == 0
                ? 1 - Math.acos(cosine) / Math.PI
                : integral(a[d] / wLength, b[d] / vLength, cosine);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** Over the place z along the first plane's normal, from where that plane is zero to both sides (Simpson). */
    private static double integral(double a, double b, double cosine) {
        double sine = Math.sqrt(1 - cosine * cosine);
        if (sine < PARALLEL) {
            double between = NORMAL.cumulativeProbability(b) - NORMAL.cumulativeProbability(cosine * a);
            return cosine > 0 ? 1 - Math.abs(between) : Math.abs(between);
        }
        int steps = Math.max(STEPS, 2 * (int) (FINE / sine));
        double sum = 0;
        for (int side = -1; side <= 1; side += 2) {
            double step = Math.max(0, FAR + side * a) / steps;
            for (int i = 0; i <= steps; i++) {
                double z = -a + side * i * step;
                double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
                sum += weight
                        * step
                        / 3
                        * NORMAL.density(z)
                        * NORMAL.cumulativeProbability(side * (b + cosine * z) / sine);
            }
        }
        return sum;
    }
}
