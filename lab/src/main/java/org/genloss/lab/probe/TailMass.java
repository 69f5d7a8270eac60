package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/**
 * Probability that the model gives to the tails of the truth.
 *
 * @param deviations z, true standard deviations from the true mean where the tails begin; 1.96 leaves 5 % of a normal law
 */
@Shelf(Probe.class)
public record TailMass(double deviations) implements Probe {
    public TailMass() {
        this(1.96);
    }

    public TailMass {
        if (!(deviations > 0)) {
            throw new IllegalArgumentException("tail-mass.deviations needs to be above 0, got " + deviations);
        }
    }

    @Override
    public Card card() {
        return Card.of("tail-mass", "Mass in the true tails")
                .says(
                        "Probability that the model gives to what lies more than so many true standard deviations from the true mean.")
                .formula("P(|X - m0| > z s0), X drawn from the model, by integration of its density")
                .unit(Card.Unit.PROBABILITY)
                .ofTheTail()
                .harm(Card.Harm.LESS)
                .undefinedWhen("the model or the true law has no density on the line")
                .source("Shumailov et al. 2024, Nature 631:755");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return Ask.line(real) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        double middle = Ask.number(truth, "mean");
        double reach = deviations * Math.sqrt(Ask.number(truth, "variance"));
        if (!(model instanceof Scored law) || !Ask.line(model) || !Double.isFinite(reach)) {
            return Ask.none("the model or the true law has no density on the line");
        }
        if (Density.point(law)) {
            return Ask.answer(Math.abs(Ask.number(model, "mean") - middle) > reach ? 1 : 0, "");
        }
        double[] range = Density.range(law);
        double low = Density.integral(
                List.of(law),
                x -> Math.exp(Density.log(law, x)),
                range[0],
                Math.min(range[1], Math.nextDown(middle - reach)));
        double high = Density.integral(
                List.of(law),
                x -> Math.exp(Density.log(law, x)),
                Math.max(range[0], Math.nextUp(middle + reach)),
                range[1]);
        return Ask.answer(low + high, "the model or the true law has no density on the line");
    }
}
