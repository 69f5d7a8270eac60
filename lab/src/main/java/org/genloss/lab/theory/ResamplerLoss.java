package org.genloss.lab.theory;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.LogGamma;
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
 * next draw, and it is lost when none is left. Exact up to n = 500; above, each copy leaves a Poisson number of copies with mean 1.
 */
@Shelf(Theory.class)
public final class ResamplerLoss implements Theory {
    private static final int EXACT = 500;

    @Override
    public Card card() {
        return Card.of("resampler-loss", "Loss of memorised items")
                .says("Expected number of different real items that a memorising model can still draw.")
                .formula(
                        "n (1 - h(t-1)), h(k) the chance that one copy of n is lost after k resamplings; h(1) = (1-1/n)^n")
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

    private static double lost(int n, int resamplings) {
        if (n > EXACT) {
            double extinct = 0;
            for (int k = 0; k < resamplings; k++) {
                extinct = Math.exp(extinct - 1);
            }
            return extinct;
        }
        double[][] chances = binomials(n);
        double[] lost = new double[n + 1];
        lost[0] = 1;
        for (int k = 0; k < resamplings; k++) {
            double[] after = lost;
            lost = Arrays.stream(chances).mapToDouble(row -> dot(row, after)).toArray();
        }
        return lost[1];
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Row j: the chances of 0 .. n among n draws with chance j/n each. */
    private static double[][] binomials(int n) {
        double[][] rows = new double[n + 1][n + 1];
        rows[0][0] = 1;
        rows[n][n] = 1;
        double[] choose = new double[n + 1];
        Arrays.setAll(choose, i -> LogGamma.value(n + 1.0) - LogGamma.value(i + 1.0) - LogGamma.value(n - i + 1.0));
        for (int j = 1; j < n; j++) {
            double log = Math.log(j / (double) n);
            double rest = Math.log1p(-j / (double) n);
            double[] row = rows[j];
            Arrays.setAll(row, i -> Math.exp(choose[i] + i * log + (n - i) * rest));
        }
        return rows;
    }
}
