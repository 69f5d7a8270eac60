package org.genloss.lab.theory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Source;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Gaussian;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.source.Displaced;
import org.genloss.shelf.Shelf;

/**
 * Moments of a Gaussian on the line where rounds differ in size, items in weight, or the chain begins elsewhere. With b the share of a fit's
 * weight on what the last model drew, a displacement is multiplied by b, and the mean squared error and the variance follow an exact linear
 * recursion.
 */
@Shelf(Theory.class)
public final class RoundMoments implements Theory {
    private static final List<String> QUANTITIES = List.of("mean", "variance", "mean-error", "spread-about-truth");

    @Override
    public Card card() {
        return Card.of("round-moments", "Moments, round by round")
                .says(
                        "Expected mean, variance and squared error of the mean of a Gaussian where rounds differ in size, items in weight, or the chain begins elsewhere.")
                .formula(
                        "mean: b per fit, b = (1-w) or s/(n+s); fresh: E e' = (1-b)^2 v0/r + b^2 (v/s + e), E v' = ((1-b) v0 + b (v+e) - e') / (1 - sum of squared weights) where unbiased")
                .undefinedWhen("there are several columns or the true variance is not known")
                .source(
                        "He et al. 2025 (arXiv 2502.18049); Bertrand et al. 2023 (arXiv 2310.00429); exact recursions derived");
    }

    @Override
    public boolean covers(Experiment experiment) {
        Source real = experiment.real();
        return experiment.mitigations().isEmpty() && real.of(1) == real;
    }

    /** Expectations at one generation. @param apart squared distance from the mean of the real items where these are fixed */
    private record State(double displacement, double error, double variance, double apart) {}

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        String quantity = Quantity.of(measure, subject);
        Source real = experiment.real();
        boolean elsewhere = experiment.plain()
                && (regime instanceof Replace || regime instanceof FreshMix || regime instanceof FixedReal);
        if (elsewhere
                || !QUANTITIES.contains(quantity)
                || !(experiment.learner() instanceof Gaussian learner)
                || learner.step() != 1
                || real.schema().width() != 1
                || Quantity.truth(real, "variance").isEmpty()) {
            return OptionalDouble.empty();
        }
        double v0 = Quantity.truth(real, "variance").getAsDouble();
        Optional<State> first = first(experiment, learner, regime.first(experiment.items()));
        boolean fixed =
                Round.of(regime, experiment.items(), 2).map(Round::fixed).orElse(false);
        if (first.isEmpty() || (fixed && !experiment.plain() && !quantity.equals("mean"))) {
            return OptionalDouble.empty();
        }
        State state = first.get();
        for (int fit = 2; fit <= generation; fit++) {
            Optional<Round> round = Round.of(regime, experiment.items(), fit);
            if (round.isEmpty()) {
                return OptionalDouble.empty();
            }
            state = next(learner, state, round.get(), v0);
        }
        double mean = Quantity.truth(real, "mean").orElse(Double.NaN) + state.displacement();
        return OptionalDouble.of(
                switch (quantity) {
                    case "mean" -> mean;
                    case "variance" -> state.variance();
                    case "mean-error" -> state.error();
                    default -> state.variance() + state.error();
                });
    }

    private static Optional<State> first(Experiment experiment, Gaussian learner, double n) {
        Source real = experiment.real();
        Source from = real instanceof Displaced displaced ? displaced.from() : real;
        OptionalDouble mean = Quantity.truth(from, "mean");
        OptionalDouble variance = Quantity.truth(from, "variance");
        if (mean.isEmpty() || variance.isEmpty()) {
            return Optional.empty();
        }
        double shift = mean.getAsDouble() - Quantity.truth(real, "mean").orElse(Double.NaN);
        double v = variance.getAsDouble();
        return Optional.of(new State(shift, shift * shift + v / n, estimate(learner, (1 - 1 / n) * v, 1 / n), 0));
    }

    /** @param spread expected weighted mean of the squared deviations from the fitted mean @param squares sum of the squared weights */
    private static double estimate(Gaussian learner, double spread, double squares) {
        return switch (learner.estimator()) {
            case UNBIASED -> spread / (1 - squares);
            case BIASED -> spread;
            case KNOWN -> learner.variance();
        };
    }

    private static State next(Gaussian learner, State state, Round round, double v0) {
        double b = round.share();
        double drawn = learner.lambda() * state.variance();
        double squares = round.drawnSquares() + round.realSquares();
        if (round.fixed()) {
            double between = state.apart() + drawn / round.drawn();
            double spread =
                    (1 - b) * (1 - 1 / round.real()) * v0 + b * (1 - 1 / round.drawn()) * drawn + b * (1 - b) * between;
            double apart = b * b * between;
            return new State(
                    b * state.displacement(), v0 / round.real() + apart, estimate(learner, spread, squares), apart);
        }
        double error = round.realSquares() * v0 + round.drawnSquares() * drawn + b * b * state.error();
        double spread = (1 - b - round.realSquares()) * v0
                + (b - round.drawnSquares()) * drawn
                + b * (1 - b) * state.error(); // (1-b) v0 + b (v+e) - e', with what cancels left out
        return new State(b * state.displacement(), error, estimate(learner, spread, squares), 0);
    }
}
