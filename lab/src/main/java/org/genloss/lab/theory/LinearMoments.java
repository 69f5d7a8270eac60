package org.genloss.lab.theory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Learner;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.Kde;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Subsample;
import org.genloss.shelf.Shelf;

/**
 * Mean squared error of the mean and mean variance on the line, for learners whose mean is that of their data and whose variance is linear
 * in the sum of squares about it. The expectations then follow an exact linear recursion under every regime, whatever the true law is, as
 * long as it has a variance.
 */
@Shelf(Theory.class)
public final class LinearMoments implements Theory {
    private static final List<String> QUANTITIES = List.of("mean", "variance", "mean-error", "spread-about-truth");

    @Override
    public Card card() {
        return Card.of("linear-moments", "Moments on the line")
                .says(
                        "Expected mean, variance, squared error of the mean and their sum, exactly, for the Gaussian and for kernel estimates.")
                .formula(
                        "recursion of E m^2 and E SS; replace: E var = (1-1/n)^t (biased), 1 (unbiased); accumulate: prod (1-1/(n j^2))")
                .undefinedWhen("there are several columns or the true variance is not known")
                .source(
                        "Shumailov et al. 2024; Kazdan et al. 2024 (arXiv 2410.16713); Alemohammad et al. 2023; exact recursions derived");
    }

    /** How a learner's variance follows from the sum of squares SS of N items: SS/(N - less) + SS/(N-1) N^power + added. */
    private record Rule(double less, double rule, double power, double added, double lambda) {
        double variance(double squares, double items) {
            double kernel = rule == 0 ? 0 : rule * Math.pow(items, power) * squares / (items - 1);
            return squares / (items - less) + kernel + added;
        }

        static Optional<Rule> of(Learner learner) {
            if (learner instanceof Gaussian gaussian) {
                double less = gaussian.estimator() == Gaussian.Estimator.UNBIASED ? 1 : 0;
                return Optional.of(new Rule(less, 0, 0, 0, gaussian.lambda()));
            }
            return learner instanceof Kde kde ? kernel(kde.bandwidth()) : Optional.empty();
        }

        /** h^2, or the square of the factor times the unbiased variance: n^(-2/5) by Scott's rule, (3n/4)^(-2/5) by Silverman's. */
        private static Optional<Rule> kernel(String bandwidth) {
            return switch (bandwidth) {
                case "scott" -> Optional.of(new Rule(0, 1, -0.4, 0, 1));
                case "silverman" -> Optional.of(new Rule(0, Math.pow(0.75, -0.4), -0.4, 0, 1));
                default -> Optional.of(new Rule(0, 0, 0, Math.pow(Double.parseDouble(bandwidth), 2), 1));
            };
        }
    }

    /**
     * Expectations at one generation.
     *
     * @param error squared error of the model's mean
     * @param variance of the model
     * @param pool squared error of the mean of all data so far, or squared distance of the model's mean from that of the fixed real data
     * @param squares sum of squares of all data so far about its mean
     */
    private record State(double error, double variance, double pool, double squares) {}

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        String quantity = Quantity.of(measure, subject);
        OptionalDouble v0 = Quantity.truth(experiment.real(), "variance");
        Optional<Rule> rule = Rule.of(experiment.learner());
        if (!QUANTITIES.contains(quantity)
                || v0.isEmpty()
                || rule.isEmpty()
                || experiment.real().schema().width() != 1) {
            return OptionalDouble.empty();
        }
        double mean = Quantity.truth(experiment.real(), "mean").orElse(Double.NaN);
        return at(rule.get(), regime, new double[] {v0.getAsDouble(), experiment.items()}, generation)
                .map(state -> OptionalDouble.of(quantity.equals("mean") ? mean : value(quantity, state)))
                .orElse(OptionalDouble.empty());
    }

    private static double value(String quantity, State state) {
        return switch (quantity) {
            case "variance" -> state.variance();
            case "mean-error" -> state.error();
            default -> state.variance() + state.error();
        };
    }

    private static Optional<State> at(Rule rule, Regime regime, double[] truthAndItems, int generation) {
        double v0 = truthAndItems[0];
        double n = truthAndItems[1];
        boolean kept = regime instanceof FixedReal;
        State state = new State(v0 / n, rule.variance((n - 1) * v0, n), kept ? 0 : v0 / n, (n - 1) * v0);
        for (int t = 1; t < generation && !(regime instanceof Arm.RealOnly); t++) {
            double drawn = rule.lambda() * state.variance();
            if (regime instanceof Replace) {
                state = mixed(rule, state, new Mix(v0, n, 0, 0), drawn);
            } else if (regime instanceof FreshMix fresh) {
                state = mixed(rule, state, Mix.of(fresh, v0, n), drawn);
            } else if (regime instanceof FixedReal fixed) {
                state = fixed(rule, state, new double[] {v0, n, fixed.synthetic((int) n, 2)}, drawn);
            } else if (regime instanceof Accumulate) {
                state = accumulated(rule, state, n, t, drawn);
            } else if (regime instanceof Subsample) {
                state = subsampled(rule, state, n, t, drawn);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(state);
    }

    /**
     * n items, on average n*real of them fresh.
     *
     * @param spread variance of the share of real items
     */
    private record Mix(double v0, double n, double real, double spread) {
        static Mix of(FreshMix regime, double v0, double n) {
            double real = regime.sampling() == FreshMix.Sampling.EXACT
                    ? regime.fresh((int) n, 2) / n
                    : 1 - regime.synthetic();
            return new Mix(v0, n, real, regime.sampling() == FreshMix.Sampling.EXACT ? 0 : real * (1 - real) / n);
        }
    }

    /** m' = mean of the n items: E m'^2 = (f v0 + (1-f) v)/n + E(1-share)^2 m^2; SS = sum of squares about the truth - n m'^2. */
    private static State mixed(Rule rule, State state, Mix mix, double drawn) {
        double f = mix.real();
        double error = (f * mix.v0() + (1 - f) * drawn) / mix.n() + ((1 - f) * (1 - f) + mix.spread()) * state.error();
        double squares = mix.n() * (f * mix.v0() + (1 - f) * (drawn + state.error()) - error);
        return new State(error, rule.variance(squares, mix.n()), error, squares);
    }

    /** d' = r^2 (d + v/s), r = s/(n+s), d the squared distance of the model's mean from that of the n real items; error = v0/n + d. */
    private static State fixed(Rule rule, State state, double[] sizes, double drawn) {
        double v0 = sizes[0];
        double n = sizes[1];
        double s = sizes[2];
        double between = state.pool() + drawn / s;
        double squares = (n - 1) * v0 + (s - 1) * drawn + n * s / (n + s) * between;
        double apart = s * s / ((n + s) * (n + s)) * between;
        return new State(v0 / n + apart, rule.variance(squares, n + s), apart, squares);
    }

    private static State accumulated(Rule rule, State state, double n, int t, double drawn) {
        double between = drawn / n;
        double error = state.error() + between / ((t + 1.0) * (t + 1));
        double squares = state.squares() + (n - 1) * drawn + n * t / (t + 1.0) * between;
        return new State(error, rule.variance(squares, n * (t + 1)), error, squares);
    }

    /** The model's mean strays from that of the pool of N = nt by S^2/n (1 - 1/t), S^2 = SS/(N-1): sampling without replacement. */
    private static State subsampled(Rule rule, State state, double n, int t, double drawn) {
        double between = state.error() - state.pool() + drawn / n;
        double pool = state.pool() + between / ((t + 1.0) * (t + 1));
        double squares = state.squares() + (n - 1) * drawn + n * t / (t + 1.0) * between;
        double finite = squares / (n * (t + 1) - 1);
        double error = pool + finite / n * (1 - 1 / (t + 1.0));
        return new State(error, rule.variance((n - 1) * finite, n), pool, squares);
    }
}
