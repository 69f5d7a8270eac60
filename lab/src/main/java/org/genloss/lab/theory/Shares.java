package org.genloss.lab.theory;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.genloss.lab.Experiment;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.learner.ExponentialModel;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.learner.GmmModel;
import org.genloss.lab.learner.Histogram;

/**
 * The true shares of what a learner counts, where its model is the counts: categories, or bins that do not depend on the data. Bins drift
 * as categories do, since draws that are uniform within a bin stay in it.
 *
 * @param p0 sum 1
 * @param smoothing added to every count
 */
record Shares(double[] p0, double smoothing) {
    /** Empty where the learner does not count, its draws are decoded, or the true shares are not known. */
    static Optional<Shares> of(Experiment experiment) {
        GenerativeModel truth = experiment.real().truth().orElse(null);
        if (experiment.learner() instanceof Categorical learner) {
            return truth instanceof CategoricalLaw law && plain(learner) && law.plain()
                    ? Optional.of(new Shares(law.probabilities(), learner.smoothing()))
                    : Optional.empty();
        }
        return experiment.learner() instanceof Histogram learner
                ? learner.edges().flatMap(edges -> cumulative(truth).map(law -> bins(edges, law)))
                : Optional.empty();
    }

    private static boolean plain(Categorical learner) {
        return learner.temperature() == 1
                && learner.top() == 0
                && learner.sampling() == Categorical.Sampling.INDEPENDENT;
    }

    /** What lies outside the edges is clipped: it belongs to the first and the last bin. */
    private static Shares bins(double[] edges, DoubleUnaryOperator cumulative) {
        double[] p = new double[edges.length - 1];
        double below = 0;
        for (int i = 0; i < p.length; i++) {
            double upTo = i == p.length - 1 ? 1 : cumulative.applyAsDouble(edges[i + 1]);
            p[i] = upTo - below;
            below = upTo;
        }
        return new Shares(p, 0);
    }

    /** The distribution function of a law on the line. */
    private static Optional<DoubleUnaryOperator> cumulative(GenerativeModel truth) {
        if (truth instanceof GaussianModel law && law.dimensions() == 1) {
            return Optional.of(normal(law));
        }
        if (truth instanceof ExponentialModel law && law.mean() > 0) {
            return Optional.of(x -> x <= 0 ? 0 : -Math.expm1(-x / law.mean()));
        }
        if (truth instanceof GmmModel law && law.component(0).dimensions() == 1) {
            return Optional.of(x -> {
                double sum = 0;
                for (int j = 0; j < law.size(); j++) {
                    sum += law.weight(j) * normal(law.component(j)).applyAsDouble(x);
                }
                return sum;
            });
        }
        return Optional.empty();
    }

    private static DoubleUnaryOperator normal(GaussianModel law) {
        return NormalDistribution.of(law.mean(0), Math.sqrt(law.covariance(0, 0)))::cumulativeProbability;
    }
}
