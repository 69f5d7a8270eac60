package org.genloss.lab.theory;

import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Discrete;
import org.genloss.lab.Experiment;
import org.genloss.lab.Lattice;
import org.genloss.lab.Regime;
import org.genloss.lab.Scored;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Resampler;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.Replace;
import org.genloss.shelf.Shelf;

/**
 * Which real items a memorising model still has: the number of copies of one of n is a Markov chain, j copies leave Binomial(n, j/n) in the
 * next draw, and it is lost when none is left. Exact up to n = {@value WrightFisher#EXACT}; above, each copy leaves a Poisson number of copies with mean 1.
 */
@Shelf(Theory.class)
public final class ResamplerLoss implements Theory {
    @Override
    public Card card() {
        return Card.of("resampler-loss", "Loss of memorised items")
                .says("Expected number of different real items that a memorising model can still draw.")
                .formula(
                        "n (1 - h(t-1)), h(k) the chance that one copy of n is lost after k resamplings; h(1) = (1-1/n)^n; exact for n up to "
                                + WrightFisher.EXACT + ", above h(k+1) = exp(h(k)-1)")
                .undefinedWhen("the true law has no density, so that items may be equal")
                .source("Wright 1931; Galton-Watson process; Kingman 1982, J. Appl. Probab. 19A:27");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        String quantity = Quantity.of(measure, subject);
        boolean share = quantity.equals("represented");
        if (!(experiment.learner() instanceof Resampler)
                || !(share || quantity.equals("support"))
                || !(experiment.real().truth().orElse(null) instanceof Scored law)
                || law instanceof Discrete
                || law instanceof Lattice
                || !(regime instanceof Replace || regime instanceof Arm.RealOnly || regime instanceof Accumulate)) {
            return OptionalDouble.empty();
        }
        int n = experiment.items();
        double left = regime instanceof Replace ? 1 - lost(n, generation - 1) : 1;
        double fitted = regime instanceof Accumulate ? (double) n * generation : n;
        return OptionalDouble.of(share ? n * left / fitted : n * left);
    }

    @Override
    public Optional<String> approximation(Experiment experiment, Regime regime, String measure, int generation) {
        boolean exact = experiment.items() <= WrightFisher.EXACT || generation == 1 || !(regime instanceof Replace);
        return exact ? Optional.empty() : Optional.of("for generations far fewer than items");
    }

    private static double lost(int n, int resamplings) {
        if (n <= WrightFisher.EXACT) {
            return WrightFisher.lost(n, resamplings)[1];
        }
        double extinct = 0;
        for (int k = 0; k < resamplings; k++) {
            extinct = Math.exp(extinct - 1);
        }
        return extinct;
    }
}
