package org.genloss.lab.theory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.learner.GaussianModel;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Subsample;
import org.genloss.shelf.Shelf;

/**
 * Mean squared error of the mean and mean variance on the line (sums over the columns of a Gaussian in several), for learners whose mean is that of their data and whose variance is linear
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
                        "Expected mean, variance, squared error of the mean and their sum, exactly, for the Gaussian, the exponential, the Poisson law and kernel estimates.")
                .formula(
                        "recursion of E m^2 and E SS; replace: E var = (1-1/n)^t (biased), 1 (unbiased), exponential E (m/m0-1)^2 = (1+1/n)^t - 1; accumulate: prod (1-1/(n j^2))")
                .undefinedWhen(
                        "the true variance is not known, or there are several columns that are not Gaussian on Gaussian")
                .source(
                        "Shumailov et al. 2024; Kazdan et al. 2024 (arXiv 2410.16713); Alemohammad et al. 2023; exact recursions derived");
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
        boolean several = experiment.real().schema().width() > 1;
        OptionalDouble v0 = several ? trace(experiment) : Quantity.truth(experiment.real(), "variance");
        double mean = Quantity.truth(experiment.real(), "mean").orElse(Double.NaN);
        Optional<MomentRule> rule = MomentRule.of(experiment.learner(), mean);
        if (!QUANTITIES.contains(quantity) || v0.isEmpty() || rule.isEmpty() || (several && quantity.equals("mean"))) {
            return OptionalDouble.empty();
        }
        return at(rule.get(), regime, new double[] {v0.getAsDouble(), experiment.items()}, generation)
                .map(state -> OptionalDouble.of(quantity.equals("mean") ? mean : value(quantity, state)))
                .orElse(OptionalDouble.empty());
    }

    /** Each column of a normal law is a chain of its own on the line, and its moments are proportional to its variance. */
    private static OptionalDouble trace(Experiment experiment) {
        boolean estimated =
                experiment.learner() instanceof Gaussian learner && learner.estimator() != Gaussian.Estimator.KNOWN;
        if (!estimated || !(experiment.real().truth().orElse(null) instanceof GaussianModel truth)) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int j = 0; j < truth.dimensions(); j++) {
            sum += truth.covariance(j, j);
        }
        return OptionalDouble.of(sum);
    }

    private static double value(String quantity, State state) {
        return switch (quantity) {
            case "variance" -> state.variance();
            case "mean-error" -> state.error();
            default -> state.variance() + state.error();
        };
    }

    private static Optional<State> at(MomentRule rule, Regime regime, double[] truthAndItems, int generation) {
        double v0 = truthAndItems[0];
        double n = truthAndItems[1];
        boolean kept = regime instanceof FixedReal;
        State state =
                new State(v0 / n, rule.fitted().variance((n - 1) * v0, n, v0 / n), kept ? 0 : v0 / n, (n - 1) * v0);
        if (regime instanceof Arm.RealOnly && rule.step() == 1) {
            return Optional.of(state);
        }
        for (int t = 1; t < generation; t++) {
            double drawn = rule.lambda() * state.variance();
            if (regime instanceof Replace || regime instanceof Arm.RealOnly) {
                state = mixed(rule, state, new Mix(v0, n, regime instanceof Replace ? 0 : 1, 0), drawn);
            } else if (regime instanceof FreshMix fresh) {
                state = mixed(rule, state, Mix.of(fresh, v0, n), drawn);
            } else if (rule.step() < 1) {
                return Optional.empty();
            } else if (regime instanceof FixedReal fixed) {
                state = fixed(rule, state, new double[] {v0, n, fixed.synthetic((int) n, 2)}, drawn);
            } else if (regime instanceof Accumulate) {
                state = accumulated(rule, state, n, t, drawn);
            } else if (regime instanceof Subsample pooled && pooled.whole(t + 1)) {
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

    /**
     * Mean of the n items: E = (f v0 + (1-f) v)/n + E(1-share)^2 m^2; SS = sum of squares about the truth - n E, with what cancels left out: a
     * variance that is all but gone is no difference of numbers near 1. A step goes part of the way
     * there, m' = (1-step) m + step mean, and the mean of the items is (1-f) m on average.
     */
    private static State mixed(MomentRule rule, State state, Mix mix, double drawn) {
        double f = mix.real();
        double step = rule.step();
        double each = f * mix.v0() + (1 - f) * drawn;
        double items = each / mix.n() + ((1 - f) * (1 - f) + mix.spread()) * state.error();
        double squares = (mix.n() - 1) * each + mix.n() * (f * (1 - f) - mix.spread()) * state.error();
        double error =
                ((1 - step) * (1 - step) + 2 * step * (1 - step) * (1 - f)) * state.error() + step * step * items;
        double variance = (1 - step) * state.variance() + step * rule.fitted().variance(squares, mix.n(), error);
        return new State(error, variance, error, squares);
    }

    /** d' = r^2 (d + v/s), r = s/(n+s), d the squared distance of the model's mean from that of the n real items; error = v0/n + d. */
    private static State fixed(MomentRule rule, State state, double[] sizes, double drawn) {
        double v0 = sizes[0];
        double n = sizes[1];
        double s = sizes[2];
        double between = state.pool() + drawn / s;
        double squares = (n - 1) * v0 + (s - 1) * drawn + n * s / (n + s) * between;
        double apart = s * s / ((n + s) * (n + s)) * between;
        return new State(v0 / n + apart, rule.fitted().variance(squares, n + s, v0 / n + apart), apart, squares);
    }

    private static State accumulated(MomentRule rule, State state, double n, int t, double drawn) {
        double between = drawn / n;
        double error = state.error() + between / ((t + 1.0) * (t + 1));
        double squares = state.squares() + (n - 1) * drawn + n * t / (t + 1.0) * between;
        return new State(error, rule.fitted().variance(squares, n * (t + 1), error), error, squares);
    }

    /** The model's mean strays from that of the pool of N = nt by S^2/n (1 - 1/t), S^2 = SS/(N-1): sampling without replacement. */
    private static State subsampled(MomentRule rule, State state, double n, int t, double drawn) {
        double between = state.error() - state.pool() + drawn / n;
        double pool = state.pool() + between / ((t + 1.0) * (t + 1));
        double squares = state.squares() + (n - 1) * drawn + n * t / (t + 1.0) * between;
        double finite = squares / (n * (t + 1) - 1);
        double error = pool + finite / n * (1 - 1 / (t + 1.0));
        return new State(error, rule.fitted().variance((n - 1) * finite, n, error), pool, squares);
    }
}
