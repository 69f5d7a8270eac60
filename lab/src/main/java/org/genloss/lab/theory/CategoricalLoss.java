package org.genloss.lab.theory;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.Replace;
import org.genloss.shelf.Shelf;

/**
 * Which categories are lost. One fit has Binomial(n, p) copies of a category of probability p, and j copies leave Binomial(n, j/n) in the next draw
 * ({@link WrightFisher}): exact up to {@value WrightFisher#EXACT} items. Above, each copy of a rare category is taken to leave a Poisson number of
 * copies with mean 1, so that it is lost by model t with chance exp(-n p (1-g(t-1))), g(0) = 0, g(k+1) = exp(g(k)-1): nearly so where p is far below 1
 * and t far below n. Under accumulate nothing is lost after the first fit.
 */
@Shelf(Theory.class)
public final class CategoricalLoss implements Theory {
    @Override
    public Card card() {
        return Card.of("categorical-loss", "Loss of rare categories")
                .says(
                        "Expected number of categories left, coverage of rare ones, true mass of the lost ones, and the chance that one is left.")
                .formula(
                        "P(lost) = (1-p)^n at t=1; then by the exact chain c -> Binomial(n, c/n) for n up to "
                                + WrightFisher.EXACT
                                + ", above approximately exp(-n p (1-g(t-1))), g(0)=0, g(k+1)=exp(g(k)-1); one is left with the chance that all the others are lost")
                .undefinedWhen("the true law is not known, or counts are smoothed or decoded")
                .source(
                        "Wright 1931; Galton-Watson process; Dohmatob et al. 2024 (arXiv 2402.07043); Suresh et al. 2024 (arXiv 2412.17646)");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        Optional<Shares> known = Shares.of(experiment);
        if (known.isEmpty()
                || known.get().smoothing() > 0
                || !(regime instanceof Replace || regime instanceof Arm.RealOnly || regime instanceof Accumulate)) {
            return OptionalDouble.empty();
        }
        DoubleUnaryOperator lost = lost(experiment.items(), regime instanceof Replace ? generation : 1);
        double[] p0 = known.get().p0();
        return switch (Quantity.of(measure, subject)) {
            case "support" ->
                OptionalDouble.of(
                        Arrays.stream(p0).map(p -> 1 - lost.applyAsDouble(p)).sum());
            case "lost-mass" ->
                OptionalDouble.of(
                        Arrays.stream(p0).map(p -> p * lost.applyAsDouble(p)).sum());
            case "absorbed" ->
                exact(experiment, regime, generation)
                        ? OptionalDouble.of(Arrays.stream(p0)
                                .map(p -> lost.applyAsDouble(1 - p))
                                .sum())
                        : OptionalDouble.empty();
            case "rare-coverage" ->
                Arrays.stream(Tail.of(experiment, measure).part(p0))
                        .map(p -> 1 - lost.applyAsDouble(p))
                        .average();
            default -> OptionalDouble.empty();
        };
    }

    @Override
    public Optional<String> approximation(Experiment experiment, Regime regime, String measure, int generation) {
        return exact(experiment, regime, generation)
                ? Optional.empty()
                : Optional.of("for categories that are rare, and generations far fewer than items");
    }

    private static boolean exact(Experiment experiment, Regime regime, int generation) {
        return experiment.items() <= WrightFisher.EXACT || generation == 1 || !(regime instanceof Replace);
    }

    private static DoubleUnaryOperator lost(int n, int fits) {
        if (fits == 1) {
            return p -> Math.pow(1 - p, n);
        }
        if (n <= WrightFisher.EXACT) {
            double[] lost = WrightFisher.lost(n, fits - 1);
            return p -> WrightFisher.mean(p, lost);
        }
        double extinct = 0;
        for (int k = 1; k < fits; k++) {
            extinct = Math.exp(extinct - 1);
        }
        double left = 1 - extinct;
        return p -> Math.exp(-n * p * left);
    }
}
