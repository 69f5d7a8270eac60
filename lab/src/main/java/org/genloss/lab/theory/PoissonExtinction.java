package org.genloss.lab.theory;

import java.util.OptionalDouble;
import org.genloss.catalog.Card;
import org.genloss.lab.Arm;
import org.genloss.lab.Experiment;
import org.genloss.lab.Regime;
import org.genloss.lab.Theory;
import org.genloss.lab.learner.Poisson;
import org.genloss.lab.learner.PoissonModel;
import org.genloss.lab.regime.Accumulate;
import org.genloss.lab.regime.Replace;
import org.genloss.shelf.Shelf;

/**
 * The sum of n Poisson counts is a Poisson number of events; refitted and drawn from again, each event leaves a Poisson number of events
 * with mean 1: exactly a Galton-Watson process.
 */
@Shelf(Theory.class)
public final class PoissonExtinction implements Theory {
    @Override
    public Card card() {
        return Card.of("poisson-extinction", "Extinction of a rate")
                .says("Chance that a Poisson rate, refitted to its own draws, has become 0.")
                .formula("exp(-n m (1-g(t-1))), g(0)=0, g(k+1)=exp(g(k)-1); accumulate: exp(-n m)")
                .undefinedWhen("the true law is not Poisson")
                .source("Galton-Watson process with Poisson offspring; Athreya and Ney 1972, Branching Processes");
    }

    @Override
    public OptionalDouble expected(
            Experiment experiment, Regime regime, String measure, String subject, int generation) {
        boolean replaced = regime instanceof Replace;
        if (!measure.equals("absorbed")
                || !(experiment.learner() instanceof Poisson)
                || !(experiment.real().truth().orElse(null) instanceof PoissonModel truth)
                || !(replaced || regime instanceof Accumulate || regime instanceof Arm.RealOnly)) {
            return OptionalDouble.empty();
        }
        double extinct = 0;
        for (int t = 1; t < generation && replaced; t++) {
            extinct = Math.exp(extinct - 1);
        }
        return OptionalDouble.of(Math.exp(-experiment.items() * truth.rate() * (1 - extinct)));
    }
}
