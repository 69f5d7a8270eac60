package org.genloss.lab.theory;

import java.util.Optional;
import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Categorical;
import org.genloss.lab.learner.CategoricalLaw;
import org.genloss.lab.regime.FixedReal;
import org.genloss.lab.regime.FreshMix;
import org.genloss.lab.regime.Replace;
import org.genloss.lab.regime.Turnover;
import org.genloss.shelf.Shelf;

/**
 * Neutral drift of shares where rounds differ in size, items in weight, or a corpus is regenerated in part: S = E sum p^2 follows an exact
 * linear recursion.
 */
@Shelf(Theory.class)
public final class RoundDrift implements Theory {
    @Override
    public Card card() {
        return Card.of("round-drift", "Drift of shares, round by round")
                .says(
                        "Expected diversity of categories, exactly, where rounds differ in size, items in weight, or a corpus is regenerated in part.")
                .formula(
                        "S' = (1-b)^2 (S0 + (1-S0)/r) + b^2 (S + (1-S)/s) + 2 b (1-b) S0; turnover: H' = H (1 - a^2/M)")
                .undefinedWhen("the true law is not known, counts are smoothed, or draws are decoded")
                .source(
                        "Riis 2026 (arXiv 2604.08554); Seddik et al. 2024 (arXiv 2404.05090); exact recursions derived");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        if (!Quantity.of(measure, subject).equals("heterozygosity")
                || regime instanceof Replace
                || regime instanceof FreshMix
                || regime instanceof FixedReal
                || !experiment.learner().equals(new Categorical())
                || !(experiment.real().truth().orElse(null) instanceof CategoricalLaw truth)
                || !truth.plain()) {
            return OptionalDouble.empty();
        }
        double s0 = 0;
        for (double p : truth.probabilities()) {
            s0 += p * p;
        }
        double s = drawn(s0, regime.first(experiment.items()));
        for (int fit = 2; fit <= generation; fit++) {
            if (regime instanceof Turnover turnover) {
                double m = turnover.synthetic(experiment.items(), fit);
                s += turnover.share() * turnover.share() * (1 - s) / m;
                continue;
            }
            Optional<Round> round = Round.of(regime, experiment.items(), fit);
            if (round.isEmpty()) {
                return OptionalDouble.empty();
            }
            s = next(s, s0, round.get());
        }
        return OptionalDouble.of(1 - s);
    }

    /** Chance that two places of a sample agree, the same place included. */
    private static double drawn(double s, double n) {
        return s + (1 - s) / n;
    }

    /** A draw of the model agrees with a real item as two draws of the truth do, and with one of the fixed real items as two of these do. */
    private static double next(double s, double s0, Round round) {
        double b = round.share();
        double real = round.real() == 0 ? 0 : drawn(s0, round.real());
        double model = round.drawn() == 0 ? 0 : drawn(s, round.drawn());
        double across = round.fixed() ? real : s0;
        return (1 - b) * (1 - b) * real + b * b * model + 2 * b * (1 - b) * across;
    }
}
