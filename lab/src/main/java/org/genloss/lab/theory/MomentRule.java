package org.genloss.lab.theory;

import java.util.Optional;
import org.genloss.lab.Learner;
import org.genloss.lab.learner.Exponential;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Kde;
import org.genloss.lab.learner.Poisson;
import org.genloss.lab.learner.Start;

/**
 * How the variance of a model on the line follows from its data, for learners whose mean is that of their data.
 *
 * @param fitted variance of the model from its data
 * @param lambda what is drawn has lambda times that variance
 * @param step part of the way from the model before that a fit goes; 1 for all of it
 */
record MomentRule(Fitted fitted, double lambda, double step) {
    /** Expected variance, linear in both expectations. */
    interface Fitted {
        /**
         * @param squares expected sum of squares of the items about their mean
         * @param items how many there are
         * @param error expected squared error of the model's mean
         */
        double variance(double squares, double items, double error);
    }

    /**
     * Families with one parameter draw with a variance that is a quadratic function of it, V(m): E V(m') = V(m) + V''/2 E(m'-m)^2.
     *
     * @param mean of the true law
     * @return empty for learners that are none of these
     */
    static Optional<MomentRule> of(Learner learner, double mean) {
        if (learner instanceof Exponential) {
            return Optional.of(new MomentRule((squares, items, error) -> mean * mean + error, 1, 1));
        }
        if (learner instanceof Poisson) {
            return Optional.of(new MomentRule((squares, items, error) -> mean, 1, 1));
        }
        if (learner instanceof Gaussian gaussian) {
            boolean partial = gaussian.step() < 1;
            return partial && gaussian.start() == Start.COLD
                    ? Optional.empty()
                    : Optional.of(new MomentRule(gaussian(gaussian), gaussian.lambda(), gaussian.step()));
        }
        return learner instanceof Kde kde
                ? Optional.of(new MomentRule(kernel(kde.bandwidth()), 1, 1))
                : Optional.empty();
    }

    private static Fitted gaussian(Gaussian learner) {
        return switch (learner.estimator()) {
            case BIASED -> (squares, items, error) -> squares / items;
            case UNBIASED -> (squares, items, error) -> squares / (items - 1);
            case KNOWN -> (squares, items, error) -> learner.variance();
        };
    }

    /** h^2, or the square of the factor times the unbiased variance: n^(-2/5) by Scott's rule, (3n/4)^(-2/5) by Silverman's. */
    private static Fitted kernel(String bandwidth) {
        return switch (bandwidth) {
            case "scott" -> byRule(1);
            case "silverman" -> byRule(0.75);
            default -> {
                double h = Double.parseDouble(bandwidth);
                yield (squares, items, error) -> squares / items + h * h;
            }
        };
    }

    private static Fitted byRule(double effective) {
        return (squares, items, error) -> squares / items + Math.pow(effective * items, -0.4) * squares / (items - 1);
    }
}
