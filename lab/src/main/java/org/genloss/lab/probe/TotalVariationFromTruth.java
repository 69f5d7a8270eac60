package org.genloss.lab.probe;

import java.util.List;
import java.util.Optional;
import org.genloss.catalog.Card;
import org.genloss.data.Codes;
import org.genloss.lab.Discrete;
import org.genloss.lab.GenerativeModel;
import org.genloss.lab.Lattice;
import org.genloss.lab.Learner;
import org.genloss.lab.Probe;
import org.genloss.lab.Scored;
import org.genloss.lab.Source;
import org.genloss.metric.Value;
import org.genloss.shelf.Shelf;

/** Total variation between the true law and the model: the probability that has moved. Defined where categories were lost, too. */
@Shelf(Probe.class)
public record TotalVariationFromTruth() implements Probe {
    @Override
    public Card card() {
        return Card.of("tv-from-truth", "Total variation from the truth")
                .says("The share of probability that would have to move to turn the true law into the model.")
                .formula("sum or integral of max(p0 - p, 0) = half of that of |p0 - p|")
                .unit(Card.Unit.SHARE)
                .harm(Card.Harm.MORE)
                .undefinedWhen("the true law or the model has no density")
                .source("Levin, Peres and Wilmer 2009, Markov Chains and Mixing Times, section 4.1");
    }

    @Override
    public boolean fits(Learner learner, Source real) {
        return (Ask.line(real) || Codes.fits(real.schema())) && real.truth().isPresent();
    }

    @Override
    public List<Value> measure(GenerativeModel model, Optional<GenerativeModel> truth) {
        if (model instanceof Discrete law && truth.orElse(null) instanceof Discrete known) {
            return Ask.answer(sum(known.probabilities(), Ask.aligned(law, known)), "a probability is no number");
        }
        if (!(model instanceof Scored law && truth.orElse(null) instanceof Scored known)
                || model instanceof Lattice != truth.get() instanceof Lattice) {
            return Ask.none("the true law has no density, or only one of both is a law on whole numbers");
        }
        double[] range = Density.range(known);
        return Ask.answer(
                Density.integral(
                        known,
                        x -> Math.max(0, Math.exp(Density.log(known, x)) - Math.exp(Density.log(law, x))),
                        range[0],
                        range[1]),
                "the model has no density");
    }

    private static double sum(double[] p0, double[] p) {
        double sum = 0;
        for (int i = 0; i < p0.length; i++) {
            sum += Math.max(0, p0[i] - p[i]);
        }
        return sum;
    }
}
