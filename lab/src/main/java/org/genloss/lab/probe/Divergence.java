package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Scored;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.metric.Value;

/** Kullback-Leibler divergences between a model and the truth, in either direction. */
final class Divergence {
    private static final double ROUNDING = 1e-9;

    private Divergence() {}

    /** KL(model || truth). */
    static List<Value> toTruth(GenerativeModel model, Optional<GenerativeModel> truth) {
        Matched matched = Matched.of(model, truth);
        return switch (matched.kind()) {
            case CATEGORIES -> {
                Discrete known = (Discrete) truth.get();
                double[] p = Ask.aligned((Discrete) model, known);
                double there = 0;
                for (double share : p) {
                    there += share;
                }
                double outside = there < 1 - ROUNDING ? Double.POSITIVE_INFINITY : 0;
                yield Ask.answer(
                        outside + sum(p, known.probabilities()), "the model has a category that the truth excludes");
            }
            case SPACE, NONE -> Ask.none(why(matched, model));
            default ->
                Ask.answer(
                        between((Scored) model, (Scored) truth.get()),
                        flat(model).orElse("the model draws what the truth excludes"));
        };
    }

    /** KL(truth || model). */
    static List<Value> fromTruth(GenerativeModel model, Optional<GenerativeModel> truth) {
        Matched matched = Matched.of(model, truth);
        return switch (matched.kind()) {
            case CATEGORIES -> {
                Discrete known = (Discrete) truth.get();
                yield Ask.answer(
                        sum(known.probabilities(), Ask.aligned((Discrete) model, known)),
                        "the model excludes a category that the truth has");
            }
            case SPACE, NONE -> Ask.none(why(matched, model));
            default ->
                Ask.answer(
                        between((Scored) truth.get(), (Scored) model),
                        flat(model).orElse("the model excludes what the truth has"));
        };
    }

    private static String why(Matched matched, GenerativeModel model) {
        return matched.kind() == Matched.Kind.NONE
                ? matched.why()
                : "in several columns it is known for two normal laws, and "
                        + (model instanceof GaussianModel ? "the truth is none" : "the model is none");
    }

    /** Why a normal law has no density. */
    private static Optional<String> flat(GenerativeModel model) {
        boolean flat = model instanceof GaussianModel law && law.logDeterminant() == Double.NEGATIVE_INFINITY;
        return !flat
                ? Optional.empty()
                : Optional.of(
                        Ask.line(model)
                                ? "no variance is left in the model"
                                : "the covariance of the model has not full rank");
    }

    private static double sum(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] == 0 ? 0 : p[i] * Math.log(p[i] / q[i]);
        }
        return sum;
    }

    private static double between(Scored p, Scored q) {
        if (p instanceof GaussianModel a && q instanceof GaussianModel b) {
            return a.dimensions() == 1 ? normal(a, b) : NormalLaws.divergence(a, b);
        }
        if (Density.point(p) || Density.point(q)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] range = Density.range(p);
        return Density.integral(List.of(p, q), x -> term(p, q, x), range[0], range[1]);
    }

    private static double normal(GaussianModel p, GaussianModel q) {
        double gap = p.mean(0) - q.mean(0);
        double v0 = q.covariance(0, 0);
        double ratio = p.covariance(0, 0) / v0;
        return 0.5 * (ratio - 1 - Math.log(ratio) + gap * gap / v0);
    }

    private static double term(Scored p, Scored q, double x) {
        double log = Density.log(p, x);
        return log == Double.NEGATIVE_INFINITY ? 0 : Math.exp(log) * (log - Density.log(q, x));
    }
}
